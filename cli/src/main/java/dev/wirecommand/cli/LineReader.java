package dev.wirecommand.cli;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of UTF-8. Only a line feed ends a line. A carriage return directly before it is
 * dropped; any other may be part of a payload.
 */
final class LineReader {
  private static final int CHUNK = 8 * 1024;

  private final Source source;
  private final int maxBytes;
  private final byte[] chunk = new byte[CHUNK];
  private int position;
  private int limit;
  private long number;

  /**
   * @param source the input
   * @param maxBytes the length in bytes of the longest line to accept
   */
  LineReader(Source source, int maxBytes) {
    this.source = source;
    this.maxBytes = maxBytes;
  }

  /** Returns the number of the line that was read last, from 1. */
  long number() {
    return number;
  }

  /**
   * Reads a line.
   *
   * @return the line without its end, or null at the end of the input
   * @throws Failure if the line can't be read, is too long or is not UTF-8
   */
  @Nullable String next() throws Failure {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    number++;
    boolean ended = false;
    while (!ended) {
      if (position == limit) {
        position = 0;
        limit = Math.max(source.read(chunk), 0);
        if (limit == 0) {
          if (line.size() == 0) {
            return null;
          }
          break;
        }
      }
      int end = position;
      while (end < limit && chunk[end] != '\n') {
        end++;
      }
      line.write(chunk, position, end - position);
      ended = end < limit;
      position = ended ? end + 1 : end;
      if (line.size() > maxBytes) {
        throw Failure.usage("line " + number + ": longer than " + maxBytes + " bytes");
      }
    }
    return decode(line.toByteArray());
  }

  private String decode(byte[] line) throws Failure {
    int length = line.length;
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw Failure.usage("line " + number + ": not UTF-8; write bytes beyond ASCII as \\xNN");
    }
  }
}
