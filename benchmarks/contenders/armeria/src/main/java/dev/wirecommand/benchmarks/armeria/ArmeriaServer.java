package dev.wirecommand.benchmarks.armeria;

import com.linecorp.armeria.server.Server;
import dev.wirecommand.benchmarks.harness.Contender;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/**
 * Armeria with its defaults, without the limits that would end idle connections, slow calls or long
 * bodies.
 */
final class ArmeriaServer implements Contender.Server {
  private final Server server;

  ArmeriaServer(Object lookup) {
    server =
        Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .idleTimeoutMillis(0)
            .requestTimeoutMillis(0)
            .maxRequestLength(0)
            .annotatedService(lookup)
            .annotatedService(new StreamService())
            .build();
    server.start().join();
  }

  @Override
  public int port() {
    return server.activeLocalPort();
  }

  @Override
  public void close() {
    CompletableFuture<?> unused = server.stop();
  }
}
