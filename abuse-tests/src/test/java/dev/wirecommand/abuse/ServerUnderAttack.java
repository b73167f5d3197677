package dev.wirecommand.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.netty.NettyClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** A server in a JVM of its own, which has little memory. */
final class ServerUnderAttack implements AutoCloseable {
  private final Process process;
  private final InetSocketAddress address;

  ServerUnderAttack() throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx96m",
                    "-XX:MaxDirectMemorySize=64m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    AbusedServer.class.getName()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(UTF_8);
    String port = out.readLine();
    if (port == null) {
      throw new IOException("the server did not start");
    }
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
  }

  InetSocketAddress address() {
    return address;
  }

  CommandClient connect() throws IOException {
    return NettyClient.connect(address);
  }

  Abuser attack() throws IOException {
    return new Abuser(address);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
