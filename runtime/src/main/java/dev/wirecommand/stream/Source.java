package dev.wirecommand.stream;

/** A source of bytes that a task reads. Reading may block. One task at a time reads a source. */
interface Source {
  /**
   * Reads the next bytes.
   *
   * @param into the array that takes the bytes, from index 0 on
   * @param limit the most bytes to read, at least 1
   * @return the number of bytes read, possibly 0; -1 at the end
   */
  int read(byte[] into, int limit) throws Exception;

  /** Returns whether the next read would probably block. Called after a read. */
  boolean isDry();

  /**
   * Closes the source. Called once: after the last read, or by another thread during a read that an
   * interrupt has not ended.
   */
  void close() throws Exception;
}
