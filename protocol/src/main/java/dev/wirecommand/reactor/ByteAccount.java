package dev.wirecommand.reactor;

/**
 * An account of the bytes that a connection holds for its peer. A reactor reserves bytes in it
 * before it keeps any, and refuses the request if it gets none. Used on the event loop.
 */
public interface ByteAccount {
  /** An account without a ceiling. */
  ByteAccount UNLIMITED =
      new ByteAccount() {
        @Override
        public boolean reserve(long bytes) {
          return true;
        }

        @Override
        public void release(long bytes) {}

        @Override
        public long ceiling() {
          return Long.MAX_VALUE;
        }
      };

  /**
   * Reserves bytes, if the account has room for them.
   *
   * @param bytes how many, 0 or more
   * @return whether they are reserved
   */
  boolean reserve(long bytes);

  /**
   * Returns bytes to the account.
   *
   * @param bytes how many of the reserved bytes are held no longer
   */
  void release(long bytes);

  /**
   * Returns how many bytes the connection may hold at most. An error names it.
   *
   * @return the number of bytes
   */
  long ceiling();
}
