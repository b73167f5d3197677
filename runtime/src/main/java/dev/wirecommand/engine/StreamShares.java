package dev.wirecommand.engine;

import dev.wirecommand.stream.SendBuffer;

/**
 * The chunks that the streams of one connection may produce before they are sent: the streamed
 * responses of a server, or the data of a client's requests. A stream gets more of them while it is
 * read and its share allows, and gives some up for others. So a hundred unread downloads hold a
 * hundred chunks. Used on the event loop.
 */
public final class StreamShares {
  /** The number of chunks that all streams share. */
  private static final int SHARED = 32;

  private final int chunkBytes;
  private final ConnectionAccount account;
  private int streams;

  /**
   * Makes the shares of a connection without streams.
   *
   * @param chunkBytes the size of a chunk
   * @param account counts the chunks
   */
  public StreamShares(int chunkBytes, ConnectionAccount account) {
    this.chunkBytes = chunkBytes;
    this.account = account;
  }

  /**
   * Adds a stream.
   *
   * @param wanted how many chunks it should have at first, 1 or more
   * @return how many it may have: its share at most, and 1 if the account is short
   */
  public int begin(int wanted) {
    streams++;
    int chunks = Math.min(wanted, share());
    if (chunks > 1 && account.reserve((long) chunks * chunkBytes)) {
      return chunks;
    }
    account.add(chunkBytes);
    return 1;
  }

  private int share() {
    return Math.max(1, Math.min(SendBuffer.MOST_CHUNKS, SHARED / streams));
  }

  /**
   * Returns how many chunks a stream that has just sent one may have from now on.
   *
   * @param chunks how many it may have now
   * @return the number, 1 to {@link SendBuffer#MOST_CHUNKS}
   */
  public int next(int chunks) {
    int share = share();
    if (chunks < share && account.reserve(chunkBytes)) {
      return chunks + 1;
    }
    if (chunks > share) {
      account.release(chunkBytes);
      return chunks - 1;
    }
    return chunks;
  }

  /**
   * Removes a stream.
   *
   * @param chunks how many chunks it may have now
   */
  public void end(int chunks) {
    streams--;
    account.release((long) chunks * chunkBytes);
  }
}
