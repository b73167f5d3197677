package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a server that go out before other output: the grants of its requests, and the
 * notice that it leaves (section 9 of the protocol).
 */
final class ServerWindows {
  private static final byte[] IDENTITY = "\bidentity".getBytes(StandardCharsets.US_ASCII);

  private final OwnStreams streams;
  private final Grants grants = new Grants();

  /** Whether any request of the connection has asked for windows. */
  private boolean used;

  private boolean leaveDue;

  ServerWindows(OwnStreams streams) {
    this.streams = streams;
  }

  /** Returns whether any request of the connection has asked for windows. */
  boolean isUsed() {
    return used;
  }

  /** Queues the first {@code window} frame of a request. */
  void open(Grants.Grant grant, long bytes) {
    used = true;
    grants.openWithFrame(grant, bytes);
  }

  void grant(Grants.Grant grant, long bytes) {
    grants.add(grant, bytes);
  }

  void leave() {
    leaveDue = true;
  }

  /** Returns the next frame that goes out before other output, or null. */
  @Nullable Frame next() {
    if (!leaveDue) {
      return grants.next();
    }
    leaveDue = false;
    ServerStream stream = streams.defaultStream();
    int flags = stream.flagsForEnd();
    // The last frame of the answers that are still to come ends the stream once more.
    stream.retire();
    return new Frame(
        0, stream.id(), flags, FrameType.STREAM_SETTINGS.code(), 0, IDENTITY, 0, IDENTITY.length);
  }
}
