package dev.wirecommand.link;

import org.jspecify.annotations.Nullable;

/** Told of what happens on a {@link Link}, on its thread. Engines implement it. */
public interface LinkHandler {
  /**
   * Bytes have arrived.
   *
   * @param bytes holds the bytes; valid until this returns
   * @param offset where they begin
   * @param length how many there are
   */
  void onBytes(byte[] bytes, int offset, int length);

  /**
   * A batch of {@link #onBytes} is over: the time to flush. Follows each {@link #onBytes}, or
   * several, without waiting for anything, unless the link was closed meanwhile.
   */
  void onBatchEnd();

  /** The link is writable again. */
  void onWritable();

  /** The peer will send nothing more; it may still read. */
  void onEndOfInput();

  /**
   * The link is closed. The last call, and made once.
   *
   * @param cause what went wrong, or null for an ordinary end
   */
  void onClosed(@Nullable Throwable cause);
}
