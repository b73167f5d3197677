package dev.wirecommand.server;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.reactor.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a connection are written to, one after the other: the room of the frames that
 * go out, where nothing waits before them, so that an answer is sent from where it was written.
 * Used on the connection's thread.
 */
final class ResponseBuffer {
  private static final byte[] NO_ROOM = {};

  private final OutputQueue output;

  /** The most bytes of an answer in one frame. */
  private final int sendPayload;

  private @Nullable CborWriter own;
  private byte[] room = NO_ROOM;
  private boolean taken;

  ResponseBuffer(OutputQueue output, int sendPayload) {
    this.output = output;
    this.sendPayload = sendPayload;
  }

  /** An empty writer, the caller's until it gives it back. */
  CborWriter take() {
    if (taken || !output.sendsAtOnce()) {
      return new CborWriter();
    }
    taken = true;
    CborWriter writer = own;
    if (writer == null) {
      writer = new CborWriter(0);
      own = writer;
    } else if (hasOutgrown(writer)) {
      // Others of this batch may well be as large.
      writer.reset();
      return writer;
    }
    room = output.lend();
    writer.reset(room, output.payloadOffset());
    return writer;
  }

  /** Whether what was written did not fit the room, and went elsewhere. */
  private boolean hasOutgrown(CborWriter writer) {
    return writer.buffer() != room;
  }

  /** What was written, to be answered with at once. */
  ByteSlice written(CborWriter writer) {
    boolean inRoom = writer == own && !hasOutgrown(writer);
    return inRoom && (writer.size() > sendPayload || !output.sendsAtOnce())
        // It has to wait, and the room is others' then.
        ? ByteSlice.of(writer.toByteArray())
        : ByteSlice.of(writer);
  }

  /** What was written is out: the next answer is written behind it. */
  void giveBack(CborWriter writer) {
    if (writer == own) {
      taken = false;
    }
  }

  /** Keeps nothing: an idle connection holds nothing. */
  void drop() {
    own = null;
    room = NO_ROOM;
    taken = false;
  }
}
