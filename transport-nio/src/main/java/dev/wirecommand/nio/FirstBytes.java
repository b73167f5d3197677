package dev.wirecommand.nio;

import dev.wirecommand.socket.ForeignPeerException;
import dev.wirecommand.transport.ForeignProtocol;
import java.util.Arrays;

/**
 * The first bytes of a TLS connection, so that a peer that speaks another protocol is named for
 * what it speaks.
 */
final class FirstBytes {
  private static final int MOST = 80;

  private byte[] bytes = {};

  void add(byte[] more, int offset, int length) {
    int before = bytes.length;
    int kept = Math.min(MOST - before, length);
    if (kept > 0) {
      bytes = Arrays.copyOf(bytes, before + kept);
      System.arraycopy(more, offset, bytes, before, kept);
    }
  }

  /** Returns the cause of a failed handshake, or an exception that names the other protocol. */
  Throwable named(Throwable cause) {
    String found = ForeignProtocol.insteadOfTls(bytes);
    return found == null ? cause : new ForeignPeerException(found, cause);
  }
}
