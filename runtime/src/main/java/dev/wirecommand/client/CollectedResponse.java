package dev.wirecommand.client;

import dev.wirecommand.reactor.ByteAccount;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientEvent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A response that is collected until it is whole. Its memory is reserved in the account of the
 * connection. Used on the event loop.
 */
final class CollectedResponse {
  private static final byte[] NOTHING = {};

  private final int maxBytes;
  private final ByteAccount account;

  /** The parts before the last one, joined. */
  private byte[] bytes = NOTHING;

  private int size;
  private long reserved;

  CollectedResponse(int maxBytes, ByteAccount account) {
    this.maxBytes = maxBytes;
    this.account = account;
  }

  /** Adds a part. Returns an exception if the response is too long. */
  @Nullable RuntimeException add(CommandName command, ClientEvent.ResponseReceived part) {
    ByteSlice added = part.payload();
    if (added.length() > maxBytes - size) {
      return StoppedCalls.oversized(command, maxBytes);
    }
    if (added.length() > bytes.length - size && !grow(size + added.length())) {
      return StoppedCalls.overMemory(command, account.ceiling());
    }
    System.arraycopy(added.array(), added.offset(), bytes, size, added.length());
    size += added.length();
    return null;
  }

  /** Makes room for so many bytes. Returns false if the account has none. */
  private boolean grow(int least) {
    int capacity = (int) Math.min(maxBytes, Math.max(least, 2L * size));
    // Both arrays exist while the bytes are copied.
    if (!account.reserve(capacity)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, capacity);
    account.release(reserved);
    reserved = capacity;
    return true;
  }

  /** Returns whether the response is as long as it may be. */
  boolean isFull() {
    return size == maxBytes;
  }

  /** Returns the memory to the account, because the call has ended. */
  void release() {
    account.release(reserved);
    reserved = 0;
  }

  /**
   * Returns the whole response, in an array of its own, because results may be views of it.
   *
   * @param parts all parts, or null if the last one is the only one
   */
  static CommandReply reply(@Nullable CollectedResponse parts, ClientEvent.ResponseReceived last) {
    return new CommandReply(
        parts == null ? last.payload().toByteArray() : parts.take(), last.cbor());
  }

  private byte[] take() {
    byte[] whole = bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
    bytes = NOTHING;
    return whole;
  }
}
