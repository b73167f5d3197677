package dev.wirecommand.contract;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.contract.ContractCommands.Seen;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.netty.NettyServer;
import java.io.IOException;
import java.util.stream.Stream;

/** All transports that there are here. */
final class Transports {
  private Transports() {}

  static Stream<TransportUnderTest> all() {
    return Stream.of(new WithinTheProcess(), new Tcp());
  }

  private record WithinTheProcess() implements TransportUnderTest {
    @Override
    public Seen peer() {
      return new Seen("IN_PROCESS", "null", "WRITE");
    }

    @Override
    public Served serve() {
      return new ServedHere() {
        @Override
        public CommandClient connect() {
          return InProcess.connect(server());
        }
      };
    }
  }

  private record Tcp() implements TransportUnderTest {
    @Override
    public Seen peer() {
      return new Seen("TCP", "null", "READ");
    }

    @Override
    public Served serve() throws IOException {
      return new ServedHere() {
        private final NettyServer listening = NettyServer.bind(server(), 0);

        @Override
        public CommandClient connect() throws IOException {
          return NettyClient.connect(listening.address());
        }

        @Override
        public void close() {
          listening.close();
          super.close();
        }
      };
    }
  }
}
