package dev.wirecommand.server;

import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.stream.SendBuffer;

/**
 * The chunks that the streamed responses of one connection may produce before they are sent. A
 * response that is read from a source has one chunk, and gets more while it is read and its share
 * allows. So a hundred unread responses hold little more than a hundred chunks. Used on the event
 * loop.
 */
final class StreamShares {
  /** The number of chunks that all responses share. */
  private static final int SHARED = 32;

  private final int chunkBytes;
  private final ConnectionAccount account;
  private int responses;

  StreamShares(int chunkBytes, ConnectionAccount account) {
    this.chunkBytes = chunkBytes;
    this.account = account;
  }

  /** Adds a response, which may have some chunks. */
  void begin(int chunks) {
    responses++;
    account.add((long) chunks * chunkBytes);
  }

  /** Returns how many chunks a response that has just sent one may have from now on. */
  int next(int chunks) {
    int share = Math.max(1, Math.min(SendBuffer.MOST_CHUNKS, SHARED / responses));
    if (chunks < share && account.reserve(chunkBytes)) {
      return chunks + 1;
    }
    if (chunks > share) {
      account.release(chunkBytes);
      return chunks - 1;
    }
    return chunks;
  }

  /** Removes a response with its chunks. */
  void end(int chunks) {
    responses--;
    account.release((long) chunks * chunkBytes);
  }
}
