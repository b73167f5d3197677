package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that {@code replay} accepts the output of {@code frames}. */
class FramesReplayTest {
  private static final int FRAMES = 2_500;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyFrameIsTakenBackByteForByte(long seed) throws Failure {
    Random random = new Random(seed);
    List<byte[]> frames = new ArrayList<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < FRAMES; i++) {
      Frame frame = RandomFrames.next(random);
      frames.add(FrameEncoder.encode(frame));
      all.writeBytes(FrameEncoder.encode(frame));
    }
    Run printed = Run.withInput(all.toByteArray(), "frames");
    assertThat(printed.err()).isEmpty();
    String[] lines = printed.out().split("\n");
    assertThat(lines).as("seed %d", seed).hasSize(FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      assertThat(taken(lines[i])).as("seed %d: %s", seed, lines[i]).isEqualTo(frames.get(i));
      assertThat(taken("frame " + lines[i])).as("seed %d", seed).isEqualTo(frames.get(i));
    }
  }

  private static byte[] taken(String line) throws Failure {
    ReplayStep step = ReplayParser.parse(line);
    assertThat(step).isInstanceOf(ReplayStep.Bytes.class);
    ReplayStep.Bytes bytes = (ReplayStep.Bytes) step;
    assertThat(bytes.wholeFrame()).isTrue();
    return bytes.bytes();
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7})
  void framesThatArePipedToReplayLeadToWhatTheirBytesDo(long seed) {
    Random random = new Random(seed);
    StringBuilder asHex = new StringBuilder("hex ");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 20; i++) {
      byte[] frame = FrameEncoder.encode(RandomFrames.next(random));
      all.writeBytes(frame);
      asHex.append(JsonText.hex(frame));
    }
    String lines = Run.withInput(all.toByteArray(), "frames").out();
    Run piped = Run.withInput(lines, "replay");
    assertThat(piped.lines()).as("seed %d", seed).hasSize(20);
    assertThat(piped).usingRecursiveComparison().isEqualTo(Run.withInput(asHex + "\n", "replay"));
  }
}
