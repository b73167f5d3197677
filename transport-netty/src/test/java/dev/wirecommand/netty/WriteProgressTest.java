package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests what counts as taken where the platform does not count acknowledged bytes. */
class WriteProgressTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
  private final WriteProgress progress = new WriteProgress(channel);

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  private void queue(int length) {
    queue.addMessage(Unpooled.buffer(length).writeZero(length), length, channel.newPromise());
    queue.addFlush();
  }

  @Test
  void eachByteCountsOnce() {
    queue(1_000);
    queue(500);
    assertThat(progress.applyAsLong(0)).isZero();
    queue.progress(300);
    assertThat(progress.applyAsLong(0)).isEqualTo(300);
    assertThat(progress.applyAsLong(0)).isZero();
    queue.progress(200);
    assertThat(progress.applyAsLong(0)).isEqualTo(200);
    // The rest of the first write, and a part of the second one.
    queue.remove();
    queue.progress(100);
    assertThat(progress.applyAsLong(1_000)).isEqualTo(600);
    queue.remove();
    assertThat(progress.applyAsLong(500)).isEqualTo(400);
  }

  @Test
  void wholeWritesCountThatNobodyLookedAt() {
    queue(1_000);
    queue.remove();
    assertThat(progress.applyAsLong(1_000)).isEqualTo(1_000);
    assertThat(progress.applyAsLong(0)).isZero();
  }
}
