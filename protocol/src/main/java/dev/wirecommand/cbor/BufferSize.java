package dev.wirecommand.cbor;

/** The sizes of buffers that grow. */
final class BufferSize {
  /** The maximum size of a buffer in bytes; every JVM can allocate an array of this size. */
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private BufferSize() {}

  /** Returns the new size of a buffer that must grow to at least {@code need} bytes. */
  static int grown(int have, long need) {
    if (need > LARGEST) {
      throw new IllegalStateException("a document can't have more than " + LARGEST + " bytes");
    }
    return (int) Math.max(need, Math.min(2L * have, LARGEST));
  }
}
