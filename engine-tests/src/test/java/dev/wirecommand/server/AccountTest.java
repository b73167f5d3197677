package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.data;
import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static dev.wirecommand.testing.wire.Frames.uploadWithMeta;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts in the account of a connection, and what happens at its ceiling. */
class AccountTest {
  private static final int KIB = 1024;
  private static final int CHUNK = 32 * KIB;

  /** A call without arguments. */
  private static final long CALL = 512 + 3;

  private static final String DONE = "bytes-response eos|cbor cbor:None";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<String> told = new ArrayList<>();

  /** How many bytes have been read from all sources. */
  private int read;

  private final class Source extends InputStream {
    @Override
    public int read() {
      throw new AssertionError("single bytes are not read");
    }

    @Override
    public int read(byte[] array, int offset, int length) {
      read += length;
      return length;
    }

    @Override
    public int available() {
      return Integer.MAX_VALUE;
    }
  }

  @BeforeEach
  void define() {
    commands.blocking("download", response -> response.bytes(new Source()));
    commands.nonBlocking(
        "put",
        (context, data, response) ->
            response.later(new CompletableFuture<Long>(), (out, value) -> out.cbor().writeNull()));
    commands.nonBlocking("now", response -> response.cbor().writeNull());
    commands.nonBlocking("long", response -> response.raw(new byte[300 * KIB]));
    commands.nonBlocking(
        "say",
        (context, data, response) -> {
          context.text("hello");
          response.later(new CompletableFuture<Long>(), (out, value) -> out.cbor().writeNull());
        });
  }

  private long held() {
    return ((ServerConnection) scene.connection()).account().held();
  }

  private void memory(MemoryLimits limits) {
    scene.limits(Limits.builder().memory(limits));
  }

  private void read() {
    link.setWritable(true);
    scene.connection().onWritable();
  }

  @Test
  void aHundredUnreadDownloadsHoldAHundredFrames() {
    link.setWritable(false);
    for (int i = 0; i < 100; i++) {
      scene.receive(request(1 + 2 * i, "download"));
    }
    scene.runHandlers();
    assertThat(read).isEqualTo(100 * CHUNK);
    // Each chunk waits in an entry of the queue.
    assertThat(held()).isEqualTo(100 * (CALL + CHUNK + 256));
  }

  @Test
  void aDownloadThatIsReadGetsMoreChunks() {
    link.setWritable(false);
    scene.receive(request(1, "download"));
    scene.runHandlers();
    for (int i = 0; i < 20; i++) {
      link.setWritable(true);
      link.setWritableChecks(2);
      scene.connection().onWritable();
      scene.runHandlers();
    }
    link.setWritable(false);
    scene.runHandlers();
    assertThat(held()).isBetween(CALL + 8 * CHUNK, CALL + 8 * CHUNK + 256);
  }

  @Test
  void textCountsUntilItIsSent() {
    link.setWritable(false);
    scene.receive(request(1, "say"));
    link.runTasks();
    int text = "[{b'msg': b'hello'}]".length();
    assertThat(held()).isBetween(CALL + 256, CALL + 256 + text);
    read();
    assertThat(held()).isEqualTo(CALL);
  }

  @Test
  void anAnswerCountsUntilItIsSent() {
    link.setWritable(false);
    scene.receive(request(1, "long"));
    assertThat(held()).isEqualTo(300 * KIB + 256);
    read();
    assertThat(held()).isZero();
  }

  @Test
  void anAnswerThatWaitsForAGrantCountsUntilItIsSent() {
    scene.receive(requestWithMeta(1, "long", "b'window': 65536"));
    assertThat(held()).isEqualTo(300 * KIB + 256);
    scene.connection().onClosed(null);
    assertThat(held()).isZero();
  }

  @Test
  void aFrameThatHasArrivedInPartCounts() {
    byte[] header = {0, 1, 0, 1, 0, 1, 1, 0x11};
    scene.connection().onBytes(header, 0, 8);
    scene.connection().onBytes(new byte[100], 0, 100);
    scene.connection().onBatchEnd();
    assertThat(held()).isEqualTo(100);
    scene.connection().onBytes(new byte[100], 0, 50);
    scene.connection().onBatchEnd();
    assertThat(held()).isEqualTo(200);
    scene.connection().onClosed(null);
    assertThat(held()).isZero();
  }

  @Test
  void theFirstBytesOfDataAreReservedWithTheCall() {
    memory(MemoryLimits.DEFAULT.withConnectionBytes(1));
    scene.exchange(uploadWithMeta(1, "put", "b'window': 1"));
    // The ceiling is 256 KiB: the window is smaller than the 256 KiB that it should have.
    assertThat(held()).isEqualTo(CALL + 64 * KIB);
    scene.exchange(uploadWithMeta(3, "put", "b'window': 1"));
    scene.exchange(uploadWithMeta(5, "put", "b'window': 1"));
    assertThat(held()).isEqualTo(3 * (CALL + 64 * KIB));
    assertThat(scene.exchange(uploadWithMeta(7, "put", "b'window': 1")))
        .containsExactly(
            "7 2 0 window 0 cbor:0",
            "7 2 0 error-response application put: the server holds 198153 bytes for this"
                + " connection, or too many for all connections; try later");
    assertThat(held()).isEqualTo(3 * (CALL + 64 * KIB));
    // A call without data finds room, and the accepted data is taken.
    assertThat(scene.exchange(request(9, "now"), data(1, "x"), lastData(3, "y")))
        .containsExactly("9 2 0 " + DONE);
  }

  @Test
  void overTheCeilingReadingPausesAndNothingIsDropped() {
    memory(MemoryLimits.DEFAULT.withConnectionBytes(1));
    link.setWritable(false);
    scene.receive(request(1, "long"), request(3, "now"));
    assertThat(link.isReading()).isFalse();
    read();
    assertThat(link.isReading()).isTrue();
    assertThat(scene.sent())
        .hasSize(11)
        .contains(
            "3 2 0 error-response application now: the server holds 307456 bytes for this"
                + " connection, or too many for all connections; try later");
    assertThat(held()).isZero();
  }

  @Test
  void overTheCeilingOfTheProcessTheConnectionIsClosed() {
    memory(MemoryLimits.DEFAULT.withConnectionBytes(1).withProcessBytes(1));
    link.setWritable(false);
    scene.receive(request(1, "long"));
    assertThat(link.isClosed()).isTrue();
    assertThat(link.takeWritten())
        .singleElement()
        .asString()
        .contains(
            "error-response protocol the server holds 307456 bytes for the connection; at most"
                + " 262144 are allowed while it holds so much for all, the limit connectionBytes");
    assertThat(held()).isZero();
  }

  @Test
  void theListenerIsToldOfSteps() {
    scene
        .builder()
        .listener(
            new ServerListener() {
              @Override
              public void memoryHeld(Peer peer, long bytes) {
                told.add(peer.transport() + " " + bytes);
              }
            });
    link.setWritable(false);
    scene.receive(request(1, "now"));
    assertThat(told).isEmpty();
    scene.receive(request(3, "long"));
    // The array of the first answer has room for more.
    assertThat(scene.server().memoryUse().largestConnection()).isEqualTo(300 * KIB + 3 * 256);
    read();
    assertThat(told)
        .containsExactly(link.peer().transport() + " 307968", link.peer().transport() + " 0");
    assertThat(scene.server().memoryUse().largestConnection()).isZero();
  }

  @Test
  void theServerTellsWhatIsHeldForAllConnections() {
    memory(new MemoryLimits(4 << 20, 8 << 20, 1 << 20));
    link.setWritable(false);
    scene.receive(request(1, "long"));
    MemoryUse before = scene.server().memoryUse();
    TestLink other = new TestLink();
    other.setWritable(false);
    var second = scene.server().connect(other);
    TestLink.deliver(second, request(1, "long").replace(" 1 0 ", " 1 stream-begin "));
    MemoryUse now = scene.server().memoryUse();
    assertThat(now.connections()).isEqualTo(2 * (300 * KIB + 256));
    assertThat(now.largestConnection()).isEqualTo(300 * KIB + 256);
    assertThat(now.connectionCeiling()).isEqualTo(2 << 20);
    assertThat(now.heapCeiling()).isEqualTo(8 << 20);
    assertThat(now.directCeiling()).isEqualTo(1 << 20);
    assertThat(now.heap() - before.heap()).isEqualTo(4 * 64 * KIB);
    second.onClosed(null);
    assertThat(scene.server().memoryUse().heap()).isEqualTo(before.heap());
    assertThat(scene.server().memoryUse().connections()).isEqualTo(300 * KIB + 256);
  }
}
