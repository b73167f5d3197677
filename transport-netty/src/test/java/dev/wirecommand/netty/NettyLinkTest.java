package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.RecordingHandler;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.transport.ProcessAccount;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests a link on a channel in memory, with a clock that the test moves. */
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class NettyLinkTest {
  private static final Peer PEER = Peer.of(Peer.Transport.TCP, null);

  /** Holds writes back until the test lets them through. */
  private static final class Gate extends ChannelOutboundHandlerAdapter {
    private record Held(Object message, ChannelPromise promise) {}

    private final Queue<Held> held = new ArrayDeque<>();
    private boolean open = true;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (open) {
        context.write(message, promise);
      } else {
        held.add(new Held(message, promise));
      }
    }

    void letOneThrough(EmbeddedChannel channel) {
      Held first = held.remove();
      channel.pipeline().context(this).writeAndFlush(first.message(), first.promise());
    }

    void drop() {
      held.forEach(write -> ReferenceCountUtil.release(write.message()));
    }
  }

  private final Gate gate = new Gate();
  private final EmbeddedChannel channel = new EmbeddedChannel(gate);
  private final RecordingHandler handler = new RecordingHandler();
  private NettyLink link;

  private void start(WriteDeadlines deadlines, ChannelCloser.Ending ending) {
    channel.freezeTime();
    link =
        new NettyLink(
            channel,
            PEER,
            ReadDeadlines.DEFAULT,
            deadlines,
            ending,
            Long.MAX_VALUE,
            attached -> handler);
    channel.pipeline().addLast(link);
  }

  private void start() {
    start(
        new WriteDeadlines(Duration.ofSeconds(30), 240, Duration.ofSeconds(5)),
        ChannelCloser.Ending.LINGER);
  }

  @Test
  void whileDirectMemoryIsShortAConnectionWithUnsentBytesWritesNoMore() throws Exception {
    // The buffers of the event loop are in use, so each write has one of its own.
    List<ByteBuf> taken = new ArrayList<>();
    for (int i = 0; i < LoopBuffers.MOST; i++) {
      taken.add(LoopBuffers.take(1, channel.alloc()));
    }
    start();
    ProcessAccount direct = ProcessAccount.DIRECT;
    long others = direct.ceiling(Long.MAX_VALUE) - direct.held();
    direct.add(others);
    gate.open = false;
    assertThat(link.isWritable()).isTrue();
    write(link, "a");
    link.flush();
    assertThat(channel.isWritable()).isTrue();
    assertThat(link.isWritable()).isFalse();
    assertThat(handler.isQuiet()).isTrue();
    gate.letOneThrough(channel);
    channel.runPendingTasks();
    assertThat(link.isWritable()).isTrue();
    assertThat(handler.take()).isEqualTo("writable");
    direct.release(others);
    taken.forEach(ByteBuf::release);
  }

  @AfterEach
  void end() {
    gate.drop();
    channel.finishAndReleaseAll();
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
  }

  private static void write(Link link, String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.ISO_8859_1);
    link.write(bytes, 1, text.length());
  }

  private String written() {
    StringBuilder text = new StringBuilder();
    for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
      text.append(bytes.toString(StandardCharsets.ISO_8859_1));
      bytes.release();
    }
    return text.toString();
  }

  private void pass(Duration time) {
    channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    channel.runPendingTasks();
  }

  @Test
  void deliversWhatIsReadInBatches() throws Exception {
    start();
    channel.writeOneInbound(bytes("one"));
    ByteBuf direct = channel.alloc().directBuffer();
    direct.writeBytes(bytes("two"));
    channel.writeOneInbound(direct);
    channel.flushInbound();
    assertThat(handler.take()).isEqualTo("bytes one");
    assertThat(handler.take()).isEqualTo("bytes two");
    assertThat(handler.take()).isEqualTo("batch end");
    channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    assertThat(handler.take()).isEqualTo("end of input");
    channel.close();
    assertThat(handler.take()).isEqualTo("closed null");
    assertThat(handler.isQuiet()).isTrue();
  }

  @Test
  void sendsWhatIsFlushed() {
    start();
    write(link, "one");
    assertThat(written()).isEmpty();
    link.flush();
    assertThat(written()).isEqualTo("one");
    assertThat(link.peer()).isSameAs(PEER);
    assertThat(link.readDeadlines()).isSameAs(ReadDeadlines.DEFAULT);
    assertThat(link.isOwnThread()).isTrue();
  }

  /** Returns the lengths of the writes, and releases their buffers. */
  private List<Integer> lengths() {
    List<Integer> lengths = new ArrayList<>();
    for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
      lengths.add(bytes.readableBytes());
      bytes.release();
    }
    return lengths;
  }

  @Test
  void whatIsWrittenUntilAFlushIsOneWrite() {
    start();
    write(link, "one");
    link.write("head-".getBytes(StandardCharsets.ISO_8859_1), 4, "body".getBytes(), 1, 2);
    write(link, "two");
    link.flush();
    ByteBuf all = channel.readOutbound();
    assertThat(all.toString(StandardCharsets.ISO_8859_1)).isEqualTo("oneheadodtwo");
    all.release();
    assertThat(lengths()).isEmpty();
  }

  @Test
  void whatDoesNotFitBehindItFollows() {
    start();
    for (int length : new int[] {80_000, 53_120, 1, 133_120, 133_121, 2}) {
      write(link, "x".repeat(length));
    }
    link.flush();
    assertThat(lengths()).containsExactly(133_120, 1, 133_120, 133_121, 2);
  }

  @Test
  void closingSendsWhatWasNotFlushed() {
    start();
    write(link, "one");
    link.close();
    assertThat(written()).isEqualTo("one");
  }

  @Test
  void whatIsNotFlushedIsReleasedWithTheChannel() {
    start();
    write(link, "one");
    link.abort();
    write(link, "two");
    assertNothingIsHeld();
  }

  @Test
  void whatIsNotFlushedIsReleasedWhereThePeerCloses() {
    start();
    write(link, "one");
    channel.close();
    assertNothingIsHeld();
  }

  /** Asserts that all buffers of this thread are idle. */
  private static void assertNothingIsHeld() {
    UnpooledByteBufAllocator others = new UnpooledByteBufAllocator(true);
    List<ByteBuf> all = new ArrayList<>();
    for (int i = 0; i < LoopBuffers.MOST; i++) {
      all.add(LoopBuffers.take(1, others));
    }
    assertThat(others.metric().usedDirectMemory()).isZero();
    all.forEach(ByteBuf::release);
  }

  @Test
  void readsWhenItIsToRead() {
    start();
    link.setReading(false);
    assertThat(channel.config().isAutoRead()).isFalse();
    link.setReading(true);
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  void sendsTheRestThenWaitsForThePeersEnd() throws Exception {
    start();
    write(link, "last");
    link.close();
    write(link, "too late");
    assertThat(written()).isEqualTo("last");
    channel.writeInbound(bytes("for nobody"));
    assertThat(channel.isOpen()).isTrue();
    channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    assertThat(channel.isOpen()).isFalse();
    assertThat(handler.take()).isEqualTo("closed null");
    assertThat(handler.isQuiet()).isTrue();
    assertThat(channel.hasPendingTasks()).isFalse();
  }

  @Test
  void waitsASecondForThePeersEnd() throws Exception {
    start();
    link.close();
    pass(Duration.ofMillis(999));
    assertThat(channel.isOpen()).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(channel.isOpen()).isFalse();
    assertThat(handler.take()).isEqualTo("closed null");
  }

  @Test
  void aClientClosesWithoutWaiting() throws Exception {
    start(WriteDeadlines.NONE, ChannelCloser.Ending.PROMPT);
    write(link, "last");
    link.close();
    assertThat(written()).isEqualTo("last");
    assertThat(channel.isOpen()).isFalse();
    assertThat(handler.take()).isEqualTo("closed null");
    assertThat(channel.hasPendingTasks()).isFalse();
  }

  @Test
  void aClientWaitsASecondAtMostForWhatItHasWritten() throws Exception {
    gate.open = false;
    start(WriteDeadlines.NONE, ChannelCloser.Ending.PROMPT);
    write(link, "last");
    link.close();
    pass(Duration.ofMillis(999));
    assertThat(channel.isOpen()).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(channel.isOpen()).isFalse();
    assertThat(handler.take()).isEqualTo("closed null");
  }

  @Test
  void endsAPeerThatTakesNothing() throws Exception {
    gate.open = false;
    start();
    write(link, "x".repeat(100_000));
    link.flush();
    pass(Duration.ofSeconds(30).minusNanos(1));
    assertThat(channel.isOpen()).isTrue();
    pass(Duration.ofNanos(1));
    assertThat(channel.isOpen()).isFalse();
    assertThat(handler.take())
        .isEqualTo(
            "closed java.io.IOException:"
                + " the peer has taken nothing of what was written to it for 30 s");
  }

  @Test
  void endsAClosedConnectionToAPeerThatTakesNothing() throws Exception {
    gate.open = false;
    start();
    write(link, "x".repeat(100_000));
    link.close();
    pass(Duration.ofSeconds(30).minusNanos(1));
    assertThat(channel.isOpen()).isTrue();
    pass(Duration.ofNanos(1));
    assertThat(channel.isOpen()).isFalse();
    assertThat(handler.take()).isEqualTo("closed null");
  }

  @Test
  void leavesAPeerAloneThatTakesAWriteAtATime() throws Exception {
    gate.open = false;
    start();
    String text = "x".repeat(10_000);
    for (int i = 0; i < 10; i++) {
      write(link, text);
      link.flush();
    }
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofSeconds(29));
      gate.letOneThrough(channel);
    }
    assertThat(channel.isOpen()).isTrue();
    assertThat(written()).hasSize(100_000);
    pass(Duration.ofDays(1));
    assertThat(channel.isOpen()).isTrue();
    assertThat(handler.isQuiet()).isTrue();
  }

  @Test
  void endsAPeerThatTakesTooLittle() throws Exception {
    gate.open = false;
    start();
    for (int i = 0; i < 100; i++) {
      write(link, "x".repeat(120));
      link.flush();
    }
    // It falls behind by half a second each second, and may do so by 30 seconds.
    for (int second = 1; second < 59; second++) {
      pass(Duration.ofSeconds(1));
      gate.letOneThrough(channel);
    }
    pass(Duration.ofSeconds(1).minusNanos(1));
    assertThat(channel.isOpen()).isTrue();
    pass(Duration.ofNanos(1));
    assertThat(handler.take())
        .isEqualTo(
            "closed java.io.IOException:"
                + " the peer takes less than 240 bytes a second of what is written to it");
  }

  @Test
  void tellsWhatWentWrong() throws Exception {
    start();
    channel.pipeline().fireExceptionCaught(new IOException("connection reset"));
    assertThat(handler.take()).isEqualTo("closed java.io.IOException: connection reset");
    assertThat(handler.isQuiet()).isTrue();
  }

  @Test
  void endsWhereItsHandlerFails() throws Exception {
    start();
    channel.writeInbound(bytes("fail"));
    assertThat(handler.take()).isEqualTo("bytes fail");
    assertThat(handler.take()).isEqualTo("closed java.lang.IllegalStateException: as you wish");
    assertThat(handler.isQuiet()).isTrue();
  }

  @Test
  void anAbortLosesWhatWasWritten() throws Exception {
    gate.open = false;
    start();
    write(link, "lost");
    link.flush();
    link.abort();
    channel.runPendingTasks();
    assertThat(channel.isOpen()).isFalse();
    assertThat(handler.take()).isEqualTo("closed null");
    assertThat(channel.hasPendingTasks()).isFalse();
  }

  @Test
  void timersRunInTime() {
    start();
    AtomicInteger runs = new AtomicInteger();
    long before = link.nanoTime();
    link.schedule(runs::incrementAndGet, 10);
    Link.Timer cancelled = link.schedule(runs::incrementAndGet, 10);
    cancelled.cancel();
    pass(Duration.ofNanos(9));
    assertThat(runs).hasValue(0);
    pass(Duration.ofNanos(1));
    assertThat(runs).hasValue(1);
    assertThat(link.nanoTime() - before).isEqualTo(10);
  }

  @Test
  void timersDoNotRunOnceItIsOver() {
    start();
    AtomicInteger runs = new AtomicInteger();
    link.schedule(runs::incrementAndGet, 10);
    link.abort();
    pass(Duration.ofNanos(10));
    assertThat(runs).hasValue(0);
  }
}
