package dev.wirecommand.stream;

/** Where bytes come from that are read by a task, which may block. Used by one task at a time. */
interface Source {
  /**
   * Reads what comes next.
   *
   * @param into takes the bytes, from index 0 on
   * @param limit how many at most, at least 1
   * @return how many, possibly 0; -1 at the end
   */
  int read(byte[] into, int limit) throws Exception;

  /** Whether nothing more is there for now, as far as is known. Asked after a read. */
  boolean isDry();

  /** Closes the source. Called once, after the last read. */
  void close() throws Exception;
}
