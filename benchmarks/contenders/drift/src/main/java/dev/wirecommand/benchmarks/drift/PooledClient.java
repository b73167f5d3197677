package dev.wirecommand.benchmarks.drift;

import com.google.common.net.HostAndPort;
import dev.wirecommand.benchmarks.harness.Contender;
import io.airlift.drift.client.DriftClientFactory;
import io.airlift.drift.client.ExceptionClassifier;
import io.airlift.drift.client.address.AddressSelector;
import io.airlift.drift.client.address.SimpleAddressSelector;
import io.airlift.drift.client.stats.NullMethodInvocationStatsFactory;
import io.airlift.drift.codec.ThriftCodecManager;
import io.airlift.drift.transport.client.Address;
import io.airlift.drift.transport.netty.client.DriftNettyClientConfig;
import io.airlift.drift.transport.netty.client.DriftNettyConnectionFactoryConfig;
import io.airlift.drift.transport.netty.client.DriftNettyMethodInvokerFactory;
import io.airlift.units.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Drift's pool keeps one connection for each address and configuration, and has all calls share it.
 * Clients of different timeouts therefore have connections of their own, in the one pool.
 */
final class PooledClient implements Contender.Client {
  private static final int MOST = 1 << 20;
  private static final long TIMEOUT_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final ThriftCodecManager codecs = Codecs.newCodecs();
  private final AddressSelector<? extends Address> addresses;
  private @Nullable DriftNettyMethodInvokerFactory<Integer> pool;
  private int made;
  private int open;

  PooledClient(int port) {
    addresses = new SimpleAddressSelector(List.of(HostAndPort.fromParts("127.0.0.1", port)), true);
  }

  private static DriftNettyMethodInvokerFactory<Integer> newPool() {
    DriftNettyConnectionFactoryConfig config =
        new DriftNettyConnectionFactoryConfig()
            .setConnectionPoolMaxSize(MOST)
            .setConnectionPoolIdleTimeout(new Duration(1, TimeUnit.DAYS));
    return new DriftNettyMethodInvokerFactory<>(
        config,
        number ->
            new DriftNettyClientConfig()
                .setRequestTimeout(new Duration(TIMEOUT_MILLIS + number, TimeUnit.MILLISECONDS)));
  }

  @Override
  public synchronized Contender.Connection connect() throws Exception {
    DriftNettyMethodInvokerFactory<Integer> connections = pool;
    if (connections == null) {
      connections = newPool();
      pool = connections;
    }
    DriftNettyMethodInvokerFactory<Integer> from = connections;
    int number = made++;
    DriftClientFactory factory =
        new DriftClientFactory(
            codecs,
            () -> from.createMethodInvoker(number),
            addresses,
            ExceptionClassifier.NORMAL_RESULT,
            new NullMethodInvocationStatsFactory());
    AsyncLookup lookup = factory.createDriftClient(AsyncLookup.class).get();
    lookup.lookup("", 0, List.of()).get(); // This opens the connection.
    open++;
    return new DriftConnection(lookup, this);
  }

  /** Notes that a connection is not needed any more. The pool can only close all of them. */
  synchronized void released() {
    DriftNettyMethodInvokerFactory<Integer> connections = pool;
    if (--open == 0 && connections != null) {
      pool = null;
      connections.close();
    }
  }

  @Override
  public synchronized void close() {
    DriftNettyMethodInvokerFactory<Integer> connections = pool;
    if (connections != null) {
      connections.close();
    }
  }
}
