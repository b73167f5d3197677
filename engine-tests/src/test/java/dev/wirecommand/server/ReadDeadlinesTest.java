package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers that leave a server waiting. */
class ReadDeadlinesTest {
  private static final String LEAVE = "stream-settings 0 \\x08identity";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();

  @BeforeEach
  void setDeadlines() {
    link.setReadDeadlines(ReadDeadlines.DEFAULT);
    commands.nonBlocking("quick", response -> response.cbor().writeLong(1));
    commands.blocking("slow", response -> response.cbor().writeLong(2));
  }

  private void receiveBytes(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    scene.connection().onBytes(bytes, 0, bytes.length);
    scene.connection().onBatchEnd();
  }

  private void pass(Duration time) {
    link.advance(time);
  }

  private void assertOpen() {
    assertThat(link.isClosed()).isFalse();
    assertThat(link.takeWritten()).isEmpty();
  }

  private void assertEnded(String frame) {
    assertThat(link.takeWritten()).containsExactly(frame);
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
    assertThat(link.timers()).isZero();
  }

  /** The server leaves an idle connection, and closes it after the grace. */
  private void assertLeft(String frame) {
    assertThat(link.takeWritten()).containsExactly(frame);
    pass(Duration.ofSeconds(10).minusNanos(1));
    assertOpen();
    pass(Duration.ofNanos(1));
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
    assertThat(link.takeWritten()).isEmpty();
    assertThat(link.timers()).isZero();
  }

  @Test
  void onePeerThatSaysNothing() {
    scene.connection();
    pass(Duration.ofSeconds(60).minusNanos(1));
    assertOpen();
    pass(Duration.ofNanos(1));
    assertLeft("0 2 stream-begin|stream-end " + LEAVE);
  }

  @Test
  void oneThatSaysNothingMore() {
    scene.connection();
    pass(Duration.ofSeconds(59));
    scene.receive(request(1, "quick"));
    link.takeWritten();
    pass(Duration.ofSeconds(60).minusNanos(1));
    assertOpen();
    pass(Duration.ofNanos(1));
    assertLeft("0 2 stream-end " + LEAVE);
  }

  @Test
  void notOneThatWaitsForItsAnswer() {
    scene.receive(request(1, "slow"));
    pass(Duration.ofHours(1));
    assertOpen();
    scene.handlers().remove().run();
    link.runTasks();
    assertThat(link.takeWritten()).hasSize(1);
    pass(Duration.ofSeconds(60).minusNanos(1));
    assertOpen();
    pass(Duration.ofNanos(1));
    assertLeft("0 2 stream-end " + LEAVE);
  }

  @Test
  void notOneThatDoesNotGetItsAnswerAway() {
    link.setWritable(false);
    scene.receive(request(1, "quick"));
    pass(Duration.ofHours(1));
    assertOpen();
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(link.takeWritten()).hasSize(1);
    pass(Duration.ofSeconds(60).minusNanos(1));
    assertOpen();
    pass(Duration.ofNanos(1));
    assertLeft("0 2 stream-end " + LEAVE);
  }

  @Test
  void oneThatDoesNotFinishAHeader() {
    scene.connection();
    pass(Duration.ofSeconds(59));
    receiveBytes("0b0000");
    pass(Duration.ofSeconds(9));
    // A byte more gains it nothing.
    receiveBytes("01");
    pass(Duration.ofSeconds(1).minusNanos(1));
    assertOpen();
    pass(Duration.ofNanos(1));
    assertEnded(
        "0 2 stream-begin error-response protocol the header of a frame took more than 10 s");
  }

  @Test
  void oneThatDoesNotFinishAFrame() {
    receiveBytes("0b000003");
    pass(Duration.ofSeconds(9));
    receiveBytes("00010111");
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofSeconds(2));
      receiveBytes("a1");
    }
    pass(Duration.ofSeconds(1).minusNanos(1));
    assertOpen();
    pass(Duration.ofNanos(1));
    assertEnded("3 2 stream-begin error-response protocol a frame took more than 30 s");
  }

  @Test
  void oneThatDoesNotFinishAFrameWhileItWaitsForAnAnswer() {
    scene.receive(request(1, "slow"));
    receiveBytes("0b");
    pass(Duration.ofSeconds(10));
    assertThat(link.takeWritten())
        .containsExactly(
            "0 2 stream-begin error-response protocol"
                + " the header of a frame took more than 10 s");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void notOneThatFinishesEachFrameInTime() {
    byte[] first =
        FrameEncoder.encode(FrameText.parse(request(1, "quick").replace("1 0 ", "1 1 ")));
    byte[] later = FrameEncoder.encode(FrameText.parse(request(1, "quick")));
    byte[] frame = first;
    for (int i = 0; i < 100; i++) {
      // The first byte of a frame comes with the last of the one before.
      scene.connection().onBytes(frame, 0, 1);
      scene.connection().onBatchEnd();
      pass(Duration.ofSeconds(9));
      scene.connection().onBytes(frame, 1, frame.length - 1);
      frame = later;
    }
    scene.connection().onBatchEnd();
    assertThat(link.takeWritten()).hasSize(100);
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void notOneWhoseBytesAreLeftUnread() {
    scene.limits(
        Limits.builder().runningCommands(1).memory(MemoryLimits.DEFAULT.withConnectionBytes(1)));
    scene.receive(request(1, "slow"));
    scene.deliver(request(3, "slow"));
    receiveBytes("0b000005");
    assertThat(link.isReading()).isFalse();
    pass(Duration.ofHours(1));
    assertOpen();
    scene.handlers().remove().run();
    link.runTasks();
    assertThat(link.isReading()).isTrue();
    assertThat(link.takeWritten()).hasSize(1);
    // From now on it could go on.
    pass(Duration.ofSeconds(10).minusNanos(1));
    assertOpen();
    pass(Duration.ofNanos(1));
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void nobodyWhereThereAreNoDeadlines() {
    link.setReadDeadlines(ReadDeadlines.NONE);
    receiveBytes("0b");
    assertThat(link.timers()).isZero();
    pass(Duration.ofDays(1));
    assertOpen();
  }

  @Test
  void deadlinesAreChecked() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new ReadDeadlines(Duration.ZERO, second, second))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("header must be more than 0 and at most 100 years: PT0S");
    assertThatThrownBy(() -> new ReadDeadlines(second, second.negated(), second))
        .hasMessage("frame must be more than 0 and at most 100 years: PT-1S");
    assertThatThrownBy(() -> new ReadDeadlines(second, second, Duration.ofDays(36_501)))
        .hasMessage("idle must be more than 0 and at most 100 years: PT876024H");
  }
}
