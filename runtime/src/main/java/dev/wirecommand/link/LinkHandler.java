package dev.wirecommand.link;

import org.jspecify.annotations.Nullable;

/**
 * A receiver of the events of a {@link Link}. Engines implement it. Transports call it on the
 * connection's event loop.
 */
public interface LinkHandler {
  /**
   * Receives bytes from the peer.
   *
   * @param bytes the array that holds the bytes; valid until this method returns
   * @param offset the index of the first byte
   * @param length the number of bytes
   */
  void onBytes(byte[] bytes, int offset, int length);

  /**
   * Handles the end of a batch of {@link #onBytes} calls. The engine flushes now. The transport
   * calls this after one or more calls of {@link #onBytes}, without waiting for further bytes,
   * unless the link was closed meanwhile.
   */
  void onBatchEnd();

  /** Tells the engine that the link has become writable again. */
  void onWritable();

  /** Handles the end of the peer's output. The peer will send nothing more, but may still read. */
  void onEndOfInput();

  /**
   * Handles the closing of the link. The transport calls this once, and nothing after it.
   *
   * @param cause the error that ended the link, or null after an ordinary end
   */
  void onClosed(@Nullable Throwable cause);
}
