package dev.wirecommand.abuse;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.jvm.ServerProcess;
import dev.wirecommand.netty.NettyClient;
import java.io.IOException;

/** A server with default settings in a JVM of its own, which has little memory. */
final class ServerUnderAttack implements AutoCloseable {
  private final ServerProcess process;

  ServerUnderAttack() throws IOException {
    process = new ServerProcess(AbusedServer.class, "-Xmx96m", "-XX:MaxDirectMemorySize=64m");
  }

  CommandClient connect() throws IOException {
    return NettyClient.connect(process.address());
  }

  Abuser attack() throws IOException {
    return new Abuser(process.address());
  }

  @Override
  public void close() {
    process.close();
  }
}
