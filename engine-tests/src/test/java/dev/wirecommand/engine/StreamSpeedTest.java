package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.testing.wire.DefinedCommands;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** The speed of streams, and the size of their windows, on a simulated network of 1 Gbit/s. */
class StreamSpeedTest {
  private static final long BYTES_PER_SECOND = 125_000_000;

  private final Counter uploaded = new Counter();
  private final Counter downloaded = new Counter();
  private final Outstanding data = new Outstanding(FrameType.COMMAND_DATA);
  private final Outstanding response = new Outstanding(FrameType.BYTES_RESPONSE);
  private SimulatedNetwork network;
  private ClientConnection client;

  /** Joins a client and a server whose round trip takes the given time. */
  private void connect(Duration roundTrip) {
    network = new SimulatedNetwork(roundTrip.dividedBy(2), BYTES_PER_SECOND);
    DefinedCommands commands =
        new DefinedCommands()
            .nonBlocking("small", answer -> answer.cbor().writeLong(1))
            .nonBlocking("download", answer -> answer.bytes(new Zeros()))
            .nonBlocking(
                "upload",
                (context, received, answer) -> {
                  received.publisher().subscribe(uploaded);
                  answer.later(new CompletableFuture<Long>(), (out, value) -> {});
                });
    WireServer server =
        WireServer.builder().dispatch(commands).frameListener(data).executor(Runnable::run).build();
    LinkHandler serverSide = server.connect(network.server());
    client =
        new ClientConnection(
            network.client(),
            ClientOptions.builder().frameListener(response).executor(Runnable::run).build());
    network.connect(client, serverSide);
  }

  private static CommandCall call(String command, CommandData data) {
    return new CommandCall(
        new CommandName(command, Permission.READ),
        new byte[] {(byte) 0xA0},
        data,
        CallOptions.NONE);
  }

  private void download() {
    // The request asks for as much.
    response.outstanding += 262_144;
    client.open(call("download", CommandData.none())).publisher().subscribe(downloaded);
  }

  private void upload() {
    // A client may send as much before any grant.
    data.outstanding += 65_536;
    client.call(call("upload", CommandData.of(new Zeros())));
  }

  /** Makes a small call, and returns how long its answer takes. */
  private Duration timeOfSmallCall() {
    long begin = network.now();
    CompletableFuture<Long> end =
        client.call(call("small", CommandData.none())).thenApply(reply -> network.now());
    network.run(Duration.ofMillis(400));
    return Duration.ofNanos(end.join() - begin);
  }

  /**
   * Makes a small call beside the streams, and measures for 400 ms.
   *
   * @param up how many bytes the upload must move
   * @param down how many bytes the downloads must move together
   * @param small how long the answer of the small call must take
   */
  private void assertSpeed(long up, long down, Duration small) {
    long uploadedBefore = uploaded.bytes;
    long downloadedBefore = downloaded.bytes;
    Duration took = timeOfSmallCall();
    assertThat(
            List.of(
                uploaded.bytes - uploadedBefore,
                downloaded.bytes - downloadedBefore,
                took.toNanos()))
        .containsExactly(up, down, small.toNanos());
    assertThat(network.client().stops()).isZero();
    assertThat(network.server().stops()).isZero();
  }

  @Test
  void oneDownloadAndOneUploadFillALongConnection() {
    connect(Duration.ofMillis(50));
    download();
    upload();
    network.run(Duration.ofMillis(600));
    // 400 ms of 1 Gbit/s are 50,000,000 bytes, give or take one frame at the ends of the time.
    assertSpeed(50_003_968, 49_971_200, Duration.ofNanos(51_543_928));
    assertThat(data.most).isEqualTo(8 << 20);
    assertThat(response.most).isEqualTo(8 << 20);
  }

  @Test
  void theSpeedDoublesInEachRoundTripUntilTheConnectionIsFull() {
    connect(Duration.ofMillis(50));
    download();
    long[] received = new long[8];
    for (int i = 0; i < received.length; i++) {
      long before = downloaded.bytes;
      network.run(Duration.ofMillis(50));
      received[i] = downloaded.bytes - before;
    }
    assertThat(received)
        .containsExactly(0, 262_144, 262_144, 425_984, 917_504, 1_867_776, 3_670_016, 5_144_576);
  }

  @Test
  void windowsDoNotGrowOnAShortConnection() {
    connect(Duration.ofMillis(1));
    download();
    upload();
    network.run(Duration.ofMillis(50));
    assertSpeed(50_003_968, 50_003_968, Duration.ofNanos(2_142_288));
    assertThat(data.most).isEqualTo(256 << 10);
    assertThat(response.most).isEqualTo(256 << 10);
  }

  @Test
  void tenDownloadsShareTheWindowsOfTheirConnection() {
    connect(Duration.ofMillis(50));
    for (int i = 0; i < 10; i++) {
      download();
    }
    upload();
    network.run(Duration.ofMillis(600));
    assertSpeed(49_971_200, 49_971_200, Duration.ofNanos(53_628_984));
    // The windows stop growing when the connection is full, below their limit of 16 MiB.
    assertThat(response.most).isEqualTo(15_106_048);
  }

  /** A listener that notes how many bytes the peer may have on their way at most. */
  private static final class Outstanding implements FrameListener {
    private final FrameType counted;
    private long outstanding;
    private long most;

    /**
     * @param counted the type of the frames that need a grant
     */
    Outstanding(FrameType counted) {
      this.counted = counted;
    }

    @Override
    public void sent(Frame frame) {
      if (frame.type() == FrameType.WINDOW.code()) {
        outstanding += new CborReader(frame.array(), frame.offset(), frame.length()).readLong();
        most = Math.max(most, outstanding);
      }
    }

    @Override
    public void received(Frame frame) {
      // The answers to pings and small calls are few bytes, and end a response.
      if (frame.type() == counted.code() && !frame.has(FrameType.RESPONSE_EOS)) {
        outstanding -= frame.length();
      }
    }
  }

  /** A subscriber that reads everything at once. */
  private static final class Counter implements Flow.Subscriber<ByteBuffer> {
    private long bytes;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer item) {
      bytes += item.remaining();
    }

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {}
  }

  /** A publisher that never ends, and always has the next bytes. */
  private static final class Zeros implements Flow.Publisher<ByteBuffer> {
    private static final byte[] BYTES = new byte[32 * 1024];

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      subscriber.onSubscribe(
          new Flow.Subscription() {
            private long requested;
            private boolean publishing;

            @Override
            public void request(long n) {
              requested += n;
              while (!publishing && requested > 0) {
                requested--;
                publishing = true;
                subscriber.onNext(ByteBuffer.wrap(BYTES));
                publishing = false;
              }
            }

            @Override
            public void cancel() {
              requested = 0;
            }
          });
    }
  }
}
