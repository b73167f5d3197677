package dev.wirecommand.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However its bytes are cut, an input gives the frames that were encoded. */
class FrameCodecPropertyTest {
  private static final int FRAMES = 200;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void anyChunkingGivesTheFramesThatWereEncoded(long seed) {
    Random random = new Random(seed);
    List<Frame> frames = RandomFrames.frames(random, FRAMES);
    byte[] bytes = encode(frames);
    assertThat(decode(bytes, () -> bytes.length)).as("seed %d, whole", seed).isEqualTo(frames);
    assertThat(decode(bytes, () -> 1)).as("seed %d, by bytes", seed).isEqualTo(frames);
    for (int longest : new int[] {3, 20, 400, 4000}) {
      assertThat(decode(bytes, () -> random.nextInt(longest + 1)))
          .as("seed %d, in chunks of up to %d", seed, longest)
          .isEqualTo(frames);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {144, 233})
  void anyEndInsideAFrameIsTruncated(long seed) {
    Random random = new Random(seed);
    byte[] payload = new byte[40];
    random.nextBytes(payload);
    byte[] bytes = FrameEncoder.encode(RandomFrames.withHeader(random, payload));
    for (int end = 1; end < bytes.length; end++) {
      FrameDecoder decoder = new FrameDecoder(40);
      decoder.feed(bytes, 0, end);
      assertThat(decoder.next()).as("seed %d, end %d", seed, end).isNull();
      String message =
          end < 8
              ? "truncated frame: input ended after " + end + " of 8 header bytes"
              : "truncated frame: input ended after "
                  + (end - 8)
                  + " of 40 payload bytes of request "
                  + ((bytes[3] & 0xFF) + 256 * (bytes[4] & 0xFF));
      assertThat(catchThrowable(decoder::finish))
          .as("seed %d, end %d", seed, end)
          .hasMessage(message);
    }
  }

  private static byte[] encode(List<Frame> frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frames.forEach(frame -> out.writeBytes(FrameEncoder.encode(frame)));
    return out.toByteArray();
  }

  /** Decodes chunks that each lie alone in an array, which is spoilt when its loan has ended. */
  private static List<Frame> decode(byte[] bytes, IntSupplier chunkSize) {
    FrameDecoder decoder = new FrameDecoder(Frame.DEFAULT_RECEIVE_PAYLOAD);
    List<Frame> frames = new ArrayList<>();
    int position = 0;
    while (position < bytes.length) {
      int size = Math.min(chunkSize.getAsInt(), bytes.length - position);
      byte[] chunk = new byte[size + 2];
      System.arraycopy(bytes, position, chunk, 1, size);
      decoder.feed(chunk, 1, size);
      for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
        frames.add(frame.copy());
      }
      Arrays.fill(chunk, (byte) 0xEE);
      position += size;
    }
    decoder.finish();
    return frames;
  }
}
