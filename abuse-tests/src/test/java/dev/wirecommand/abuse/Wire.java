package dev.wirecommand.abuse;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of one connection of an abuser. Not safe for use by several threads. */
interface Wire extends AutoCloseable {
  /** Thrown when the server has neither read nor sent anything for a while. */
  final class SilentException extends IOException {
    private static final long serialVersionUID = 1;

    SilentException(String what) {
      super("the server has " + what + " nothing for a while");
    }
  }

  /**
   * Writes all bytes.
   *
   * @throws SilentException if the server reads nothing for a while
   */
  void write(ByteBuffer bytes, long patienceMillis) throws IOException;

  /**
   * Reads some bytes.
   *
   * @return how many, or -1 at the end
   * @throws SilentException if the server sends nothing for a while
   */
  int read(ByteBuffer buffer, long patienceMillis) throws IOException;

  /** Ends the output, so that the server sees the end of its input. */
  void endOutput() throws IOException;

  @Override
  void close() throws IOException;
}
