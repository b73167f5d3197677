package dev.wirecommand.reactor;

import java.util.BitSet;

/** The streams that a server sends on (section 2 of the protocol), and which ids they take. */
final class OutputStreams {
  private static final int FIRST = 2;
  private static final int LAST = 254;

  private final BitSet taken = new BitSet();
  private ServerStream defaultStream = open();

  /** The stream that requests answer on unless told otherwise; it is open. */
  ServerStream defaultStream() {
    return defaultStream;
  }

  /**
   * Opens a stream with the lowest id that is free.
   *
   * @throws IllegalStateException if all 127 ids are taken
   */
  ServerStream open() {
    for (int id = FIRST; id <= LAST; id += 2) {
      if (!taken.get(id)) {
        taken.set(id);
        return new ServerStream(this, id);
      }
    }
    throw new IllegalStateException("all 127 stream ids are taken; end a stream first");
  }

  void closed(ServerStream stream) {
    if (stream == defaultStream) {
      // Its successor keeps the id: whatever else is open, a peer's frame can always be answered.
      defaultStream = new ServerStream(this, stream.id());
    } else {
      taken.clear(stream.id());
    }
  }
}
