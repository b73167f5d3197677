package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.testing.wire.DefinedCommands;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams of items between two engines, through windows of the least size. */
class JoinedStreamsTest {
  private static final int MIB = 1 << 20;

  private final SimulatedNetwork network = new SimulatedNetwork(Duration.ofMillis(1), 125_000_000);

  private final Client client = connect();

  private Client connect() {
    DefinedCommands commands =
        new DefinedCommands()
            .nonBlocking(
                "large",
                response ->
                    response.items(
                        IntStream.range(0, 20).mapToObj(i -> new byte[MIB + i]).iterator(),
                        CborWriter::writeBytes))
            .nonBlocking(
                "numbers",
                response ->
                    response.items(
                        IntStream.range(0, 100_000).iterator(),
                        (out, item) -> out.writeLong(item)));
    WireServer server =
        WireServer.builder().dispatch(commands).executor(task -> network.at(0, task)).build();
    ClientConnection connection =
        new ClientConnection(
            network.client(), ClientOptions.builder().responseWindow(65_536).build());
    network.connect(connection, server.connect(network.server()));
    return new Client(connection);
  }

  @Test
  void itemsLargerThanTheWindowArriveOneByOne() {
    Taking<byte[]> taking = new Taking<>();
    client.large().subscribe(taking);
    for (int i = 0; i < 20; i++) {
      taking.subscription.request(1);
      network.run(Duration.ofSeconds(1));
      assertThat(taking.items).hasSize(1);
      assertThat(taking.items.remove()).hasSize(MIB + i);
    }
    network.run(Duration.ofSeconds(1));
    assertThat(taking.completed).isTrue();
    assertThat(network.client().stops()).isZero();
  }

  @Test
  void twoSortedStreamsAreMerged() {
    Taking<Long> left = new Taking<>();
    Taking<Long> right = new Taking<>();
    client.numbers().subscribe(left);
    client.numbers().subscribe(right);
    List<Long> merged = new ArrayList<>();
    left.subscription.request(1);
    right.subscription.request(1);
    while (!left.isOver() || !right.isOver()) {
      network.run(Duration.ofMillis(1));
      while (left.isReady() && right.isReady()) {
        Long a = left.items.peek();
        Long b = right.items.peek();
        Taking<Long> smaller = b == null || (a != null && a <= b) ? left : right;
        Long next = smaller.items.poll();
        if (next == null) {
          break;
        }
        merged.add(next);
        smaller.subscription.request(1);
      }
    }
    assertThat(merged)
        .isEqualTo(
            IntStream.range(0, 100_000)
                .boxed()
                .flatMap(n -> List.of((long) n, (long) n).stream())
                .toList());
    assertThat(network.client().stops()).isZero();
  }

  /** A subscriber that keeps the items for the test. */
  private static final class Taking<T> implements Flow.Subscriber<T> {
    private final Queue<T> items = new ArrayDeque<>();
    private Flow.Subscription subscription;
    private boolean completed;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(T item) {
      items.add(item);
    }

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
      completed = true;
    }

    boolean isReady() {
      return completed || !items.isEmpty();
    }

    boolean isOver() {
      return completed && items.isEmpty();
    }
  }

  /** A client as the processor would generate it. */
  private static final class Client extends TypedClient {
    Client(CommandClient client) {
      super(client);
    }

    Flow.Publisher<byte[]> large() {
      return publishItems(
          new CommandName("large", Permission.READ),
          none(),
          CommandData.none(),
          CborReader::readBytes);
    }

    Flow.Publisher<Long> numbers() {
      return publishItems(
          new CommandName("numbers", Permission.READ),
          none(),
          CommandData.none(),
          CborReader::readLong);
    }

    private static CborWriter none() {
      CborWriter arguments = new CborWriter();
      arguments.writeMapHeader(0);
      return arguments;
    }
  }
}
