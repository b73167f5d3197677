package dev.wirecommand.reactor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The streams that a server sends on (section 2 of the protocol), by their ids. */
final class OwnStreams {
  private static final int FIRST = 2;
  private static final int LAST = 254;

  /** The open stream with the id 2(i + 1) at index <i>i</i>, or null. */
  private @Nullable ServerStream[] open = new @Nullable ServerStream[1];

  private ServerStream defaultStream = open();

  /** The open stream that requests answer on unless they are moved to another. */
  ServerStream defaultStream() {
    return defaultStream;
  }

  /**
   * Opens a stream with the lowest free id.
   *
   * @throws IllegalStateException if all 127 ids are taken
   */
  ServerStream open() {
    for (int id = FIRST; id <= LAST; id += 2) {
      int index = index(id);
      if (index == open.length) {
        open = Arrays.copyOf(open, 2 * open.length);
      }
      if (open[index] == null) {
        ServerStream stream = new ServerStream(this, id);
        open[index] = stream;
        return stream;
      }
    }
    throw new IllegalStateException("all 127 stream ids are taken; end a stream first");
  }

  /**
   * The open stream that has an id.
   *
   * @throws IllegalStateException if there is none
   */
  ServerStream get(int id) {
    int index = index(id);
    ServerStream stream = id < FIRST || (id & 1) != 0 || index >= open.length ? null : open[index];
    if (stream == null) {
      throw new IllegalStateException("stream " + id + " is not open");
    }
    return stream;
  }

  private static int index(int id) {
    return id / 2 - 1;
  }

  void closed(ServerStream stream) {
    int id = stream.id();
    if (stream == defaultStream) {
      // The successor keeps the id, so that a peer's frame can be answered whatever else is open.
      defaultStream = new ServerStream(this, id);
      open[index(id)] = defaultStream;
    } else {
      open[index(id)] = null;
    }
  }
}
