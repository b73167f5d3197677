package dev.wirecommand.server;

import static dev.wirecommand.server.ServerScene.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.link.Allocation;
import org.junit.jupiter.api.Test;

/** Frames that nobody is told of cost nothing but the look at their headers. */
class UnseenFramesTest {
  private static final int MANY = 10_000;

  /** An object for each would be 160,000 bytes at least. */
  private static final int FEW_BYTES = 16_000;

  private final ServerScene scene = new ServerScene();

  private static byte[] repeated(String text) {
    byte[] frame = FrameEncoder.encode(FrameText.parse(text));
    byte[] all = new byte[MANY * frame.length];
    for (int i = 0; i < MANY; i++) {
      System.arraycopy(frame, 0, all, i * frame.length, frame.length);
    }
    return all;
  }

  private long allocatedBy(byte[] frames) {
    scene.connection().onBytes(frames, 0, frames.length);
    scene.connection().onBatchEnd();
    return Allocation.by(
        () -> {
          scene.connection().onBytes(frames, 0, frames.length);
          scene.connection().onBatchEnd();
        });
  }

  @Test
  void dataOfACallThatHasBeenAnswered() {
    scene.commands.nonBlocking("job", response -> response.cbor().writeNull());
    scene.receive(request(1, "job").replace("new ", "new|have-data "));
    assertThat(scene.sent()).containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:None");
    assertThat(allocatedBy(repeated("1 1 0 command-data continuation abc"))).isLessThan(FEW_BYTES);
    scene.receive("1 1 0 command-data eos ", request(1, "job"));
    assertThat(scene.sent()).containsExactly("1 2 0 bytes-response eos|cbor cbor:None");
  }
}
