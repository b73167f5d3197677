package dev.wirecommand.reactor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The ids that a client gives to its requests (section 3 of the protocol). They are odd, and some
 * are kept for the standard commands (section 9), so that a call can be cancelled when all other
 * ids are in use.
 */
final class RequestIds {
  private static final int FIRST = 1;
  private static final int LAST = 65_535;
  private static final int COUNT = 32_768;
  private static final int RESERVED = 16;

  private static final byte[] STANDARD = "wirecommand.".getBytes(StandardCharsets.US_ASCII);

  private int next = FIRST;

  /**
   * Returns a free id.
   *
   * @param inUse the ids that are in use
   * @param command the name of the command that gets the id
   * @throws IllegalStateException if none is free for that command
   */
  int allot(IdMap<?> inUse, byte[] command) {
    int max = isStandard(command) ? COUNT : COUNT - RESERVED;
    if (inUse.size() >= max) {
      throw new IllegalStateException("all " + max + " request ids are active");
    }
    int id = next;
    while (inUse.get(id) != null) {
      id = following(id);
    }
    next = following(id);
    return id;
  }

  private static boolean isStandard(byte[] command) {
    return command.length >= STANDARD.length
        && Arrays.equals(command, 0, STANDARD.length, STANDARD, 0, STANDARD.length);
  }

  private static int following(int id) {
    return id == LAST ? FIRST : id + 2;
  }
}
