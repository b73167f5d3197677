package dev.wirecommand.server;

import dev.wirecommand.cbor.CborWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a connection are written to one after the other, so that a batch of them
 * takes the room of one. Used on the connection's thread.
 */
final class SpareWriter {
  private @Nullable CborWriter spare;

  /** An empty writer, the caller's until it gives it back. */
  CborWriter take() {
    CborWriter taken = spare;
    spare = null;
    return taken == null ? new CborWriter() : taken;
  }

  /** What was written is out: the next answer is written over it. */
  void giveBack(CborWriter writer) {
    writer.reset();
    spare = writer;
  }

  /** Keeps none: an idle connection holds nothing. */
  void drop() {
    spare = null;
  }
}
