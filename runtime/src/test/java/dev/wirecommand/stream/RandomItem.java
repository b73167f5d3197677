package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random items of all kinds. */
final class RandomItem {
  private RandomItem() {}

  /** Writes an item that is not much longer than a length. */
  static void write(Random random, CborWriter out, int largest) {
    switch (random.nextInt(8)) {
      case 0 -> out.writeLong(random.nextLong() >> random.nextInt(64));
      case 1 -> out.writeDouble(random.nextGaussian());
      case 2 -> out.writeBoolean(random.nextBoolean());
      case 3 -> out.writeText("x".repeat(random.nextInt(largest)));
      case 4 -> {
        int length = random.nextInt(5);
        out.writeArrayHeader(length);
        for (int i = 0; i < length; i++) {
          write(random, out, 1 + largest / 8);
        }
      }
      case 5 -> {
        int length = random.nextInt(4);
        out.writeMapHeader(length);
        for (int i = 0; i < length; i++) {
          out.writeLong(i);
          write(random, out, 1 + largest / 8);
        }
      }
      case 6 -> out.writeNull();
      default -> out.writeBytes(Bytes.random(random, random.nextInt(largest)));
    }
  }

  /** Returns the bytes of an item as text, by which items are compared. */
  static List<Byte> boxed(byte[] array, int offset, int length) {
    List<Byte> bytes = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      bytes.add(array[offset + i]);
    }
    return bytes;
  }
}
