package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.cbor.CborWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The values of the measured calls. */
final class Samples {
  static final String KEY = "ABCDEFGHIJKLMNOPABCD";
  static final int N = 123_456;
  static final byte[] COMMAND = {'l', 'o', 'o', 'k', 'u', 'p'};

  private static final int NODES = 5;
  private static final int NODE_BYTES = 20;

  private Samples() {}

  static List<byte[]> nodes() {
    Random random = new Random(1);
    List<byte[]> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      byte[] node = new byte[NODE_BYTES];
      random.nextBytes(node);
      nodes.add(node);
    }
    return nodes;
  }

  /** Returns the arguments as the generated client writes them, with byte strings as names. */
  static byte[] arguments() {
    return arguments(true);
  }

  /**
   * Returns the arguments.
   *
   * @param bytesAsNames whether names are byte strings, as all clients send them, or text strings,
   *     which servers take too
   */
  static byte[] arguments(boolean bytesAsNames) {
    CborWriter out = new CborWriter();
    out.writeMapHeader(3);
    name(out, "n", bytesAsNames);
    out.writeLong(N);
    name(out, "key", bytesAsNames);
    out.writeText(KEY);
    name(out, "nodes", bytesAsNames);
    List<byte[]> nodes = nodes();
    out.writeArrayHeader(nodes.size());
    for (byte[] node : nodes) {
      out.writeBytes(node);
    }
    return out.toByteArray();
  }

  /** Checks that the values that were read are those that were written. */
  static void check(Request read) {
    if (!read.key().equals(KEY)
        || read.n() != N
        || !Arrays.deepEquals(read.nodes().toArray(), nodes().toArray())) {
      throw new AssertionError("read other values than were written");
    }
  }

  private static void name(CborWriter out, String name, boolean bytes) {
    if (bytes) {
      out.writeName(name);
    } else {
      out.writeText(name);
    }
  }
}
