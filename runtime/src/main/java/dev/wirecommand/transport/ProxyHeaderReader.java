package dev.wirecommand.transport;

import java.util.Arrays;

/**
 * Reads the header of the PROXY protocol, version 1 or 2, at the beginning of a connection. It
 * takes one byte at a time, so the header may arrive in any chunks, and the bytes after it stay
 * with the caller. It keeps no more bytes than have arrived, at most about 4 KiB. Not safe for use
 * by several threads.
 *
 * <p>The reader knows no time: the caller limits how long the header may take.
 */
public final class ProxyHeaderReader {
  private static final int FIRST_ROOM = 64;

  private byte[] bytes = new byte[FIRST_ROOM];
  private int length;
  private ProxyHeader header = ProxyHeader.Incomplete.INSTANCE;

  /** Creates a reader for one connection. */
  public ProxyHeaderReader() {}

  /**
   * Reads the next byte of the connection. The byte on which the result is first complete is the
   * last byte of the header.
   *
   * @param next the byte
   * @return the header so far
   * @throws IllegalStateException if the header was already complete or malformed
   */
  public ProxyHeader read(byte next) {
    if (header != ProxyHeader.Incomplete.INSTANCE) {
      throw new IllegalStateException(
          "the PROXY header has ended; pass the bytes after it to the connection");
    }
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(2 * length, ProxyBlock.MOST));
    }
    bytes[length++] = next;
    header =
        bytes[0] == ProxyLine.FIRST
            ? ProxyLine.parse(bytes, length)
            : ProxyBlock.parse(bytes, length);
    return header;
  }
}
