package dev.wirecommand.reactor;

import dev.wirecommand.frame.FrameType;

/** The stream on which a client sends all of its frames. Its first frame begins it. */
final class ClientStream {
  private static final int ID = 1;

  private boolean begun;

  int id() {
    return ID;
  }

  int flagsForNext() {
    int flags = begun ? 0 : FrameType.STREAM_BEGIN;
    begun = true;
    return flags;
  }
}
