package dev.wirecommand.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Frames, and cuts of bytes into chunks, from a seeded random. */
public final class RandomFrames {
  private RandomFrames() {}

  /** Frames of every type and flag, known or not, most of them short and some empty. */
  public static List<Frame> frames(Random random, int count) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] payload = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(300)];
      random.nextBytes(payload);
      frames.add(withHeader(random, payload));
    }
    return frames;
  }

  public static Frame withHeader(Random random, byte[] payload) {
    return new Frame(
        random.nextInt(0x10000),
        random.nextInt(0x100),
        random.nextInt(0x100),
        random.nextInt(16),
        random.nextInt(16),
        payload,
        0,
        payload.length);
  }
}
