package dev.wirecommand.benchmarks.drift;

import dev.wirecommand.benchmarks.harness.Contender;
import io.airlift.drift.server.DriftServer;
import io.airlift.drift.server.DriftService;
import io.airlift.drift.server.stats.NullMethodInvocationStatsFactory;
import io.airlift.drift.transport.netty.server.DriftNettyServerConfig;
import io.airlift.drift.transport.netty.server.DriftNettyServerTransport;
import io.airlift.drift.transport.netty.server.DriftNettyServerTransportFactory;
import java.util.Set;

/** Drift with its defaults, with answers in any order. It can only listen on all interfaces. */
final class ListeningServer implements Contender.Server {
  private final DriftServer server;

  ListeningServer(Object lookup) {
    server =
        new DriftServer(
            new DriftNettyServerTransportFactory(new DriftNettyServerConfig().setPort(0)),
            Codecs.newCodecs(),
            new NullMethodInvocationStatsFactory(),
            Set.of(new DriftService(lookup)),
            Set.of());
    server.start();
  }

  @Override
  public int port() {
    return ((DriftNettyServerTransport) server.getServerTransport()).getPort();
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
