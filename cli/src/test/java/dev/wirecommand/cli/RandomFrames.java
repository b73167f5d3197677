package dev.wirecommand.cli;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Random frames of all types and flags, known and unknown, with payloads of many kinds. */
final class RandomFrames {
  private RandomFrames() {}

  static Frame next(Random random) {
    byte[] payload = payload(random);
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

  private static byte[] payload(Random random) {
    byte[] bytes = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(40)];
    random.nextBytes(bytes);
    return switch (random.nextInt(5)) {
      case 0 -> bytes;
      case 1 -> ("cbor:" + text(bytes)).getBytes(StandardCharsets.UTF_8);
      case 2 -> (" " + text(bytes) + " ").getBytes(StandardCharsets.UTF_8);
      case 3 -> ("#\r\n\\" + text(bytes) + "\r").getBytes(StandardCharsets.UTF_8);
      default -> cbor(random, bytes);
    };
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] cbor(Random random, byte[] bytes) {
    CborWriter out = new CborWriter();
    out.writeMapHeader(1);
    out.writeBytes(bytes);
    out.writeArrayHeader(3);
    out.writeText(text(bytes));
    out.writeLong(random.nextLong() >> random.nextInt(64));
    out.writeDouble(random.nextGaussian());
    return out.toByteArray();
  }
}
