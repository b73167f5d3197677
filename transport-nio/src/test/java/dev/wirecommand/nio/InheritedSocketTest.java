package dev.wirecommand.nio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.jvm.ServerProcess;
import dev.wirecommand.link.UnixSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A Perl program opens the socket, as systemd would, and becomes the server. */
@DisabledOnOs(OS.WINDOWS)
class InheritedSocketTest {
  private static final Path PERL = Path.of("/usr/bin/perl");

  private static final String TCP =
      "socket(S, AF_INET, SOCK_STREAM, 0); bind(S, sockaddr_in(0, INADDR_LOOPBACK));";

  private static final String UNIX =
      "socket(S, AF_UNIX, SOCK_STREAM, 0); bind(S, sockaddr_un(shift @ARGV));";

  private static final String LISTEN =
      "use Socket; use POSIX; %s listen(S, 10); $| = 1;"
          + " print eval { (sockaddr_in(getsockname(S)))[0] } || 0, qq(\\n);"
          + " POSIX::dup2(fileno(S), 0); exec @ARGV;";

  @TempDir private Path folder;

  @BeforeEach
  void requirePerl() {
    assumeTrue(Files.isExecutable(PERL), "there is no /usr/bin/perl to open a socket; install it");
  }

  private static Process start(String socket, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(PERL.toString(), "-e"));
    command.add(LISTEN.formatted(socket));
    command.addAll(List.of(arguments));
    command.addAll(ServerProcess.command(InheritingServer.class, List.of()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static int port(Process process) throws IOException {
    BufferedReader out = process.inputReader(UTF_8);
    return Integer.parseInt(out.readLine());
  }

  private static void end(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Test
  void servesOverTcp() throws Exception {
    Process process = start(TCP);
    try (NioClient client =
        NioClient.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(process)))) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
    } finally {
      end(process);
    }
  }

  @Test
  void servesOverAUnixSocketAndLeavesItsFile() throws Exception {
    Path path = folder.resolve("s");
    Process process = start(UNIX, path.toString());
    assertThat(port(process)).isZero();
    try (NioClient client = NioClient.connect(UnixSocket.of(path))) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
    } finally {
      end(process);
    }
    assertThat(path).exists();
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> InheritedSocket.listening(null))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "no socket was inherited: standard input is none; for systemd, set"
                + " StandardInput=socket in the service");
    try (SocketChannel connection = SocketChannel.open()) {
      assertThatThrownBy(() -> InheritedSocket.listening(connection))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "the inherited socket does not listen: it is one connection; for systemd, set"
                  + " Accept=no in the socket, for inetd, use wait");
      assertThat(connection.isOpen()).isFalse();
    }
  }
}
