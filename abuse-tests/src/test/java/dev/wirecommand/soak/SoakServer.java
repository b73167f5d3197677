package dev.wirecommand.soak;

import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;

/** Serves {@link SoakCommands} on a free port, until its input ends. */
final class SoakServer {
  /** How many threads run handlers at most. */
  static final int THREADS = 16;

  private SoakServer() {}

  public static void main(String[] arguments) throws IOException {
    SoakCommands commands = new SoakCommands();
    try (WireServer server =
            WireServer.builder()
                .dispatch(new SoakCommandsDispatch(commands))
                .listener(commands)
                .handlerThreads(THREADS)
                .build();
        NettyServer listening = NettyServer.bind(server, 0)) {
      System.out.println(listening.address().getPort());
      while (System.in.read() >= 0) {
        // The input ends when the parent process has ended.
      }
    }
  }
}
