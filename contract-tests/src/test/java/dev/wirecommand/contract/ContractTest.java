package dev.wirecommand.contract;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.netty.NothingLeftOpen;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The base class of the tests: a server, a connection, and a check that nothing is left behind. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.wirecommand.contract.Transports#all")
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
abstract class ContractTest {
  private static final AtomicLong NAMES = new AtomicLong();

  @Parameter TransportUnderTest transport;

  Served served;
  CommandClient connection;
  ContractCommandsClient client;

  /** Returns a name that no other test uses. */
  final String name = "call-" + NAMES.incrementAndGet();

  @BeforeEach
  void start() throws IOException {
    served = transport.serve();
    connection = served.connect();
    client = new ContractCommandsClient(connection);
  }

  @AfterEach
  void end() {
    connection.close();
    served.close();
  }
}
