package dev.wirecommand.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirecommand.Permission;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.ReconnectingClient;
import dev.wirecommand.client.RetryPolicy;
import dev.wirecommand.client.RetryingClient;
import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three servers behind HAProxy are replaced, one after the other, and no call fails. */
@Timeout(120)
class RollingRestartTest {
  private static final int SERVERS = 3;
  private static final int CALLERS = 64;
  private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
  private static final RetryPolicy POLICY =
      new RetryPolicy(20, Duration.ofMillis(20), Duration.ofMillis(500));

  @TempDir Path folder;

  private final ConcurrentHashMap<Long, Integer> written = new ConcurrentHashMap<>();
  private final AtomicLong tokens = new AtomicLong();
  private final Set<Integer> generations = new ConcurrentSkipListSet<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final Semaphore calls = new Semaphore(0);
  private final List<NettyServer> servers = new ArrayList<>();
  private final List<WireServer> commands = new ArrayList<>();
  private int[] ports;
  private Process proxy;
  private volatile boolean stopped;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.isExecutable(HAPROXY), "HAProxy is not installed: apt-get install haproxy");
    ports = freePorts(SERVERS + 1);
    for (int i = 0; i < SERVERS; i++) {
      servers.add(bind(i));
    }
    Path config = folder.resolve("haproxy.cfg");
    Files.writeString(config, config());
    proxy =
        new ProcessBuilder(HAPROXY.toString(), "-db", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("haproxy.log").toFile())
            .start();
  }

  @AfterEach
  void stop() throws Exception {
    stopped = true;
    if (proxy != null) {
      proxy.destroy();
      proxy.waitFor();
    }
    servers.forEach(NettyServer::close);
    commands.forEach(WireServer::close);
  }

  private static int[] freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    int[] free = new int[count];
    for (int i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      free[i] = sockets.get(i).getLocalPort();
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return free;
  }

  private String config() {
    StringBuilder config = new StringBuilder();
    config.append(
        """
        defaults
          mode tcp
          timeout connect 1s
          timeout client 60s
          timeout server 60s
          option redispatch 1
          retries 3
        listen wirecommand
          bind 127.0.0.1:%d
          balance roundrobin
        """
            .formatted(ports[SERVERS]));
    for (int i = 0; i < SERVERS; i++) {
      config.append(
          "  server s%d 127.0.0.1:%d check inter 100ms fall 1 rise 1\n".formatted(i, ports[i]));
    }
    return config.toString();
  }

  private NettyServer bind(int generation) throws IOException {
    WireServer server =
        WireServer.builder()
            .authorizer((peer, command, meta) -> Permission.WRITE)
            .dispatch(new RestartCommandsDispatch(new RestartCommands(generation, written)))
            .build();
    commands.add(server);
    return NettyServer.bind(
        server,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), ports[generation % SERVERS]));
  }

  @Test
  void noCallFails() throws Exception {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), ports[SERVERS]);
    List<CommandClient> clients = new ArrayList<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(
          new ReconnectingClient(() -> NettyClient.connect(address))
              .with(new RetryingClient(POLICY)));
    }
    for (int i = 0; i < CALLERS; i++) {
      RestartCommandsClient client = new RestartCommandsClient(clients.get(i % clients.size()));
      Thread caller = new Thread(() -> callUntilStopped(client), "caller-" + i);
      caller.start();
      callers.add(caller);
    }
    for (int i = 0; i < SERVERS; i++) {
      calls.acquire(2_000);
      assertThat(servers.get(i).drain(Duration.ofSeconds(20))).isTrue();
      servers.set(i, bind(SERVERS + i));
    }
    while (!generations.contains(2 * SERVERS - 1) && failures.isEmpty()) {
      // New connections reach the last server when HAProxy has seen it.
      try (CommandClient fresh =
          new ReconnectingClient(() -> NettyClient.connect(address))
              .with(new RetryingClient(POLICY))) {
        generations.add(new RestartCommandsClient(fresh).generation());
      }
    }
    stopped = true;
    for (Thread caller : callers) {
      caller.join();
    }
    clients.forEach(CommandClient::close);
    assertThat(failures).isEmpty();
    assertThat(new TreeSet<>(generations)).containsAnyOf(0, 1, 2).containsAnyOf(3, 4, 5);
    assertThat(written.values()).containsOnly(1);
    assertThat(written).hasSize((int) tokens.get());
  }

  private void callUntilStopped(RestartCommandsClient client) {
    try {
      while (!stopped) {
        generations.add(client.write(tokens.incrementAndGet()));
        generations.add(client.generation());
        calls.release();
      }
    } catch (Throwable e) {
      failures.add(e);
      // The test must not wait for calls that will not come.
      calls.release(SERVERS * 2_000);
    }
  }
}
