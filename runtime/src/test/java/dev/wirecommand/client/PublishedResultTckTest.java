package dev.wirecommand.client;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.server.WireServer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.Test;

/** The tests of Reactive Streams, for what a typed client publishes of the results of calls. */
@Test
public class PublishedResultTckTest extends FlowPublisherVerification<Long> {
  /** How long a signal that is due is waited for, and how long is looked for one that is not. */
  private static final int TIMEOUT_MILLIS = 5000;

  private static final int SILENCE_MILLIS = 20;

  /** The time after which a cancelled publisher must no longer refer to its subscriber. */
  private static final int CANCEL_MILLIS = 2000;

  private final WireServer server = WireServer.builder().dispatch(new Counting()).build();
  private final CommandClient connection = InProcess.connect(server);
  private final Client client = new Client(connection);

  public PublishedResultTckTest() {
    super(new TestEnvironment(TIMEOUT_MILLIS, SILENCE_MILLIS, SILENCE_MILLIS), CANCEL_MILLIS);
  }

  @AfterClass
  public void close() {
    connection.close();
    server.close();
  }

  @Override
  public Flow.Publisher<Long> createFlowPublisher(long elements) {
    return client.count(elements);
  }

  @Override
  public Flow.Publisher<Long> createFailedFlowPublisher() {
    return client.count(-1);
  }

  /** What the processor would generate, in short. */
  private static final class Client extends TypedClient {
    Client(CommandClient client) {
      super(client);
    }

    Flow.Publisher<Long> count(long to) {
      CborWriter arguments = new CborWriter();
      arguments.writeMapHeader(1);
      arguments.writeName("to");
      arguments.writeLong(to);
      return publishItems(Made.name("count"), arguments, CommandData.none(), CborReader::readLong);
    }
  }

  /** One command, which counts. */
  private static final class Counting implements CommandDispatch {
    @Override
    public List<CommandDescriptor> commands() {
      return List.of(
          CommandDescriptor.builder("count", Permission.READ)
              .result(ResultForm.ITEMS, "int")
              .build());
    }

    @Override
    public PreparedCall prepare(
        int ordinal, CborReader arguments, CommandContext context, CommandData data) {
      arguments.readMapHeader();
      arguments.skip();
      long to = arguments.readLong();
      if (to < 0) {
        throw new CommandException("no number below 0");
      }
      return response -> response.items(LongStream.range(0, to).iterator(), CborWriter::writeLong);
    }
  }
}
