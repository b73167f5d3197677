package dev.wirecommand.abuse;

import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.jvm.ServerProcess;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.netty.NettyClientOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;

/**
 * A server in a JVM of its own, which has little memory. It listens on one transport for the
 * abuser, and on TCP.
 */
final class ServerUnderAttack implements AutoCloseable {
  static final CallOptions PATIENT =
      CallOptions.builder()
          .timeout(Duration.ofSeconds(Integer.getInteger("abuse.patience", 30)))
          .build();

  /** The time in which a server allows eight handshakes more from one address. */
  private static final long HANDSHAKES_MILLIS = 500;

  private final Over over;
  private final Path folder = Files.createTempDirectory("abuse");

  /** The server, between two processes that pass its standard streams on. */
  private final List<Process> processes;

  private final int control;
  private final int port;

  /** Starts a server with default settings on TCP. */
  ServerUnderAttack() throws IOException {
    this(Over.TCP, Map.of(), null);
  }

  /**
   * Starts a server, and waits until it listens.
   *
   * @param settings the settings that differ from the defaults
   * @param mutation what is changed in the code of the server, or null
   */
  ServerUnderAttack(Over over, Map<Setting, Long> settings, Mutation mutation) throws IOException {
    this.over = over;
    if (over == Over.TLS) {
      Certificates.write(folder);
    }
    List<String> command =
        new ArrayList<>(
            ServerProcess.command(
                AbusedServer.class,
                List.of("-Xmx96m", "-XX:MaxDirectMemorySize=64m", AttackedSockets.argument())));
    if (mutation != null) {
      mutation.write(folder);
      int path = command.indexOf("-cp") + 1;
      command.set(path, folder + File.pathSeparator + command.get(path));
    }
    command.add(folder.toString());
    command.add(over.name());
    settings.forEach((setting, value) -> command.add(setting + "=" + value));
    ProcessBuilder server =
        new ProcessBuilder(command).redirectError(folder.resolve("log").toFile());
    processes =
        over == Over.STDIO
            ? ProcessBuilder.startPipeline(
                List.of(new ProcessBuilder("cat"), server, new ProcessBuilder("cat")))
            : List.of(server.start());
    String[] ports = awaitPorts().split(" ");
    control = Integer.parseInt(ports[0]);
    port = Integer.parseInt(ports[1]);
  }

  private String awaitPorts() throws IOException {
    Path file = folder.resolve(AbusedServer.PORTS);
    while (!Files.exists(file)) {
      if (!server().isAlive()) {
        throw new IOException("the server did not start: " + log());
      }
      sleep(10);
    }
    return Files.readString(file);
  }

  private Process server() {
    return processes.get(processes.size() / 2);
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Over over() {
    return over;
  }

  boolean isAlive() {
    return server().isAlive();
  }

  /** Returns what the server has logged. */
  String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Connects a good client over the transport of the abuser, or where that is the only one, TCP.
   */
  CommandClient connect() throws IOException {
    return switch (over) {
      case TCP -> NettyClient.connect(loopback(port));
      case STDIO -> control();
      case TLS -> {
        ClientTls tls = ClientTls.builder().trust(Certificates.trusted()).build();
        ClientOptions client = ClientOptions.builder().tls(tls).build();
        yield NettyClient.connect(
            new InetSocketAddress("localhost", port),
            NettyClientOptions.builder().client(client).build());
      }
      case UNIX -> NettyClient.connect(UnixSocket.of(folder.resolve(AbusedServer.SOCKET)));
    };
  }

  /** Waits until a server with TLS allows some handshakes, of which other rows have used all. */
  void awaitHandshakes() {
    if (over == Over.TLS) {
      sleep(HANDSHAKES_MILLIS);
    }
  }

  /** Connects a client that looks into the server. */
  CommandClient control() throws IOException {
    return NettyClient.connect(loopback(control));
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Returns the bytes of a new connection below TLS. */
  Wire bare() throws IOException {
    return new SocketWire(
        over == Over.UNIX
            ? UnixDomainSocketAddress.of(folder.resolve(AbusedServer.SOCKET))
            : loopback(port));
  }

  /** Returns the bytes of a new connection. There is only one over standard streams. */
  Wire wire() throws IOException {
    return switch (over) {
      case TCP, UNIX -> bare();
      case TLS -> new TlsWire(bare(), engine("TLSv1.3"));
      case STDIO ->
          new StdioWire(
              processes.get(0).getOutputStream(),
              processes.get(2).getInputStream(),
              () -> {
                processes.get(0).destroyForcibly();
                processes.get(2).destroyForcibly();
              });
    };
  }

  /** Returns the engine of a TLS client. */
  static SSLEngine engine(String version) {
    SSLEngine engine = Certificates.context().createSSLEngine();
    engine.setUseClientMode(true);
    engine.setEnabledProtocols(new String[] {version});
    return engine;
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    try {
      for (Process process : processes) {
        process.waitFor();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // What is left is in the system's folder for temporary files.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
