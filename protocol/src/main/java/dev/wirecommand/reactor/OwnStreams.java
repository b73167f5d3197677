package dev.wirecommand.reactor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The open streams on which a server sends frames (section 2 of the protocol). */
final class OwnStreams {
  private static final int FIRST = 2;
  private static final int LAST = 254;

  /**
   * The open streams, ordered by id. The stream at index <i>i</i> has the id 2(i + 1); the entry is
   * null if the id is free.
   */
  private @Nullable ServerStream[] open = new @Nullable ServerStream[1];

  private ServerStream defaultStream = open();

  /**
   * Returns the default stream for answers. Requests answer on it unless {@link
   * ServerRequest#answerOn} selects another.
   */
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
   * Returns the open stream with this id.
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
