package dev.wirecommand.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.stdio.StdioServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Serves {@link AbusedCommands} over one transport, and with default settings over TCP, for those
 * who look into it. It writes the ports to a file, and ends with the process that has started it.
 */
final class AbusedServer {
  static final String CERTIFICATE = "server.pem";
  static final String KEY = "server.key";
  static final String SOCKET = "socket";
  static final String PORTS = "ports";

  private AbusedServer() {}

  /**
   * @param arguments a folder, the transport, and the settings
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Over over = Over.valueOf(arguments[1]);
    List<String> changed = List.of(arguments).subList(2, arguments.length);
    ServerSettings settings = new ServerSettings(Setting.parse(changed));
    boolean defaults = changed.stream().noneMatch(setting -> setting.startsWith("WRITE"));
    if (over == Over.STDIO && defaults) {
      StdioServer.claim();
    }
    WireServer server =
        settings
            .server()
            .dispatch(new AbusedCommandsDispatch(new AbusedCommands()))
            .listener(Counts.LISTENER)
            .build();
    ServerLinkOptions link = settings.link().build();
    AttackedSockets sockets = AttackedSockets.chosen();
    int control = sockets.bindAnyPort(server, ServerLinkOptions.DEFAULT);
    int port = control;
    if (over == Over.TCP) {
      port = sockets.bindAnyPort(server, link);
    } else if (over == Over.TLS) {
      ServerTls tls =
          ServerTls.builder().certificate(folder.resolve(CERTIFICATE), folder.resolve(KEY)).build();
      port = sockets.bindAnyPort(server, settings.link().tls(tls).build());
    } else if (over == Over.UNIX) {
      ListeningServer listening = sockets.bind(server, UnixSocket.of(folder.resolve(SOCKET)), link);
    } else if (over == Over.STDIO) {
      StdioServer serving =
          defaults
              ? StdioServer.start(server)
              : StdioServer.start(server, System.in, System.out, settings.write());
    }
    tell(folder, control + " " + port);
    ProcessHandle.current().parent().orElseThrow().onExit().join();
    Runtime.getRuntime().halt(0);
  }

  private static void tell(Path folder, String ports) throws IOException {
    Path written = Files.writeString(folder.resolve(PORTS + ".new"), ports, UTF_8);
    Files.move(written, folder.resolve(PORTS), StandardCopyOption.ATOMIC_MOVE);
  }
}
