package dev.wirecommand.client;

import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientEvent;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** A response that is collected until it is whole. Used on the event loop. */
final class CollectedResponse {
  private final int maxBytes;

  /** The parts before the last one, or null if there are none. */
  private @Nullable ByteArrayOutputStream parts;

  CollectedResponse(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Adds a part. Returns false if the response is too long. */
  boolean add(ClientEvent.ResponseReceived part) {
    if (parts == null) {
      if (part.last()) {
        // The part is the whole response.
        return true;
      }
      parts = new ByteArrayOutputStream();
    }
    ByteSlice bytes = part.payload();
    if (bytes.length() > maxBytes - parts.size()) {
      parts = null;
      return false;
    }
    parts.write(bytes.array(), bytes.offset(), bytes.length());
    return true;
  }

  /** Returns whether the response is as long as it may be. */
  boolean isFull() {
    return parts != null && parts.size() == maxBytes;
  }

  /** Returns the whole response. The last part has been added. */
  CommandReply reply(ClientEvent.ResponseReceived last) {
    return new CommandReply(
        parts == null ? last.payload().toByteArray() : parts.toByteArray(), last.cbor());
  }
}
