package dev.wirecommand.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.contract.ContractCommands.Mixed;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.netty.NothingLeftOpen;
import dev.wirecommand.server.WireServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests a thousand connections with ten requests in flight each. Half of the connections are cut.
 * The others receive all responses, and no call or connection is left.
 */
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class ManyConnectionsTest {
  private static final int CONNECTIONS = 1_000;
  private static final int REQUESTS = 10;
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Test
  void halfOfThemAreCut() throws Exception {
    long seed = new Random().nextLong();
    try {
      run(new Random(seed));
    } catch (AssertionError | Exception e) {
      throw new AssertionError("with seed " + seed, e);
    }
  }

  private static void run(Random random) throws Exception {
    GateCommands gate = new GateCommands();
    ServerLinkOptions options =
        ServerLinkOptions.builder().connectionsPerAddress(CONNECTIONS).build();
    Tally tally = new Tally();
    List<Cut> cuts = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    try (WireServer server =
            WireServer.builder().dispatch(new GateCommandsDispatch(gate)).listener(tally).build();
        NettyServer listening = NettyServer.bind(server, ANY_PORT, options)) {
      for (int i = 0; i < CONNECTIONS / 2; i++) {
        cuts.add(new Cut(listening, i, random));
        kept.add(new Kept(listening, CONNECTIONS + i));
      }
      for (Kept each : kept) {
        each.call();
      }
      // All requests are in flight now.
      tally.awaitStarted(kept.size() * REQUESTS);
      Collections.shuffle(cuts, random);
      int whenOpened = random.nextInt(cuts.size());
      for (int i = 0; i < cuts.size(); i++) {
        if (i == whenOpened) {
          gate.open();
        }
        cuts.get(i).cut();
      }
      for (Kept each : kept) {
        each.check();
      }
      for (Kept each : kept) {
        each.close();
      }
      tally.awaitNothingLeft(CONNECTIONS);
    }
  }

  private static String key(int connection, int request) {
    return "connection " + connection + ", request " + request;
  }

  private static List<byte[]> nodes(int connection, int request) {
    return List.of(key(request, connection).getBytes(UTF_8), new byte[request]);
  }

  /** A connection that receives all of its responses. */
  private static final class Kept {
    private final int number;
    private final CommandClient connection;
    private final GateCommandsClient.Async client;
    private final List<CompletableFuture<Mixed>> answers = new ArrayList<>();

    Kept(NettyServer listening, int number) throws IOException {
      this.number = number;
      this.connection = NettyClient.connect(listening.address());
      this.client = new GateCommandsClient(connection).async();
    }

    void call() {
      for (int n = 0; n < REQUESTS; n++) {
        CompletionStage<Mixed> answer = client.mixAtGate(key(number, n), n, nodes(number, n));
        answers.add(answer.toCompletableFuture());
      }
    }

    void check() {
      for (int n = 0; n < REQUESTS; n++) {
        assertThat(answers.get(n).join()).isEqualTo(Mixed.of(key(number, n), n, nodes(number, n)));
      }
    }

    void close() {
      connection.close();
    }
  }

  /** A connection that is cut after few bytes, or none, of its responses. */
  private static final class Cut {
    private final Socket socket;
    private final boolean reset;

    Cut(NettyServer listening, int number, Random random) throws IOException {
      socket = new Socket(listening.address().getAddress(), listening.address().getPort());
      ByteArrayOutputStream requests = new ByteArrayOutputStream();
      for (int n = 0; n < REQUESTS; n++) {
        requests.writeBytes(request(2 * n + 1, key(number, n), n, nodes(number, n)));
      }
      byte[] bytes = requests.toByteArray();
      // Some connections are cut within a frame.
      int length = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
      socket.getOutputStream().write(bytes, 0, length);
      reset = random.nextBoolean();
    }

    void cut() throws IOException {
      InputStream in = socket.getInputStream();
      if (in.available() > 0) {
        in.readNBytes(in.available() / 2);
      }
      if (reset) {
        socket.setSoLinger(true, 0);
      }
      socket.close();
    }

    private static byte[] request(int id, String key, int n, List<byte[]> nodes) {
      CborWriter map = new CborWriter();
      map.writeMapHeader(2);
      map.writeName("args");
      map.writeMapHeader(3);
      map.writeName("n");
      map.writeLong(n);
      map.writeName("key");
      map.writeText(key);
      map.writeName("nodes");
      map.writeArrayHeader(nodes.size());
      nodes.forEach(map::writeBytes);
      map.writeName("name");
      map.writeBytes("mix-at-gate".getBytes(UTF_8));
      int begin = id == 1 ? FrameType.STREAM_BEGIN : 0;
      return FrameEncoder.encode(
          new Frame(
              id,
              1,
              begin,
              FrameType.COMMAND_REQUEST.code(),
              FrameType.REQUEST_NEW,
              map.buffer(),
              0,
              map.size()));
    }
  }
}
