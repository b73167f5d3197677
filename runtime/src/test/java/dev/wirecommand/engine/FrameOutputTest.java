package dev.wirecommand.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.link.TestLink;
import org.junit.jupiter.api.Test;

/** Frames one behind the other, and payloads that are written where they go out. */
class FrameOutputTest {
  private final TestLink link = new TestLink();
  private final FrameOutput output = new FrameOutput(link, FrameListener.NONE);

  private static Frame frame(byte[] array, int offset, int length) {
    return new Frame(1, 2, 0, FrameType.TEXT_OUTPUT.code(), 0, array, offset, length);
  }

  private static Frame frame(String payload) {
    return frame(payload.getBytes(US_ASCII), 0, payload.length());
  }

  private static String sent(String payload) {
    return "1 2 0 text-output 0 " + payload;
  }

  /** Writes a payload where the room is lent, and gives its frame. */
  private Frame inRoom(FrameOutput to, String payload) {
    byte[] room = to.borrow();
    int offset = to.payloadOffset();
    System.arraycopy(payload.getBytes(US_ASCII), 0, room, offset, payload.length());
    return frame(room, offset, payload.length());
  }

  @Test
  void aPayloadInTheRoomIsSentFromThere() {
    output.send(frame("one"));
    Frame lent = inRoom(output, "two");
    output.send(lent);
    output.send(inRoom(output, "four"));
    lent.array()[lent.offset()] = 'T';
    output.send(frame("five"));
    output.flush();
    assertThat(link.takeWritten())
        .containsExactly(sent("one"), sent("Two"), sent("four"), sent("five"));
  }

  @Test
  void aFrameThatGoesBeforeItLeavesTheRoomAlone() {
    output.send(frame("one"));
    Frame lent = inRoom(output, "three");
    output.send(frame("two, which is longer"));
    output.send(lent);
    output.flush();
    assertThat(link.takeWritten())
        .containsExactly(sent("one"), sent("two, which is longer"), sent("three"));
  }

  @Test
  void aFlushLeavesTheRoomAlone() {
    output.send(frame("one"));
    Frame lent = inRoom(output, "two");
    output.flush();
    FrameOutput other = new FrameOutput(link, FrameListener.NONE);
    other.send(frame("another connection's"));
    other.flush();
    output.send(lent);
    output.flush();
    assertThat(link.takeWritten())
        .containsExactly(sent("one"), sent("another connection's"), sent("two"));
  }

  @Test
  void whoeverIsLentTheRoomLaterHasAnother() {
    Frame first = inRoom(output, "first");
    Frame second = inRoom(output, "second, and longer");
    assertThat(second.array()).isNotSameAs(first.array());
    output.send(first);
    output.send(second);
    output.flush();
    assertThat(link.takeWritten()).containsExactly(sent("first"), sent("second, and longer"));
  }

  @Test
  void whatFollowsInTheRoomIsNotOverwritten() {
    Frame all = inRoom(output, "abcdefgh");
    output.send(frame(all.array(), all.offset(), 4));
    output.send(frame(all.array(), all.offset() + 4, 4));
    output.flush();
    assertThat(link.takeWritten()).containsExactly(sent("abcd"), sent("efgh"));
  }

  @Test
  void hasRoomForAPayloadBehindAllThatItHolds() {
    int rest = Integer.MAX_VALUE;
    for (int i = 0; i < 200; i++) {
      output.send(frame("x".repeat(999)));
      byte[] room = output.borrow();
      rest = Math.min(rest, room.length - output.payloadOffset());
      output.send(frame(room, output.payloadOffset(), 1));
    }
    assertThat(rest).isGreaterThanOrEqualTo(FrameOutput.LEAST_BORROWED);
  }
}
