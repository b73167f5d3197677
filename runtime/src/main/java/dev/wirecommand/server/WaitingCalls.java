package dev.wirecommand.server;

import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.Limits;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The waiting calls of one connection, in the order of their arrival. They wait until other calls
 * of the connection have ended. Used on the event loop.
 */
final class WaitingCalls {
  /**
   * The approximate number of bytes that a waiting call takes up in addition to its arguments. It
   * counts, since a peer may send many calls without arguments.
   */
  private static final int OVERHEAD = 256;

  private static final Map<ServerCall, Entry> NONE = Map.of();

  private final Limits limits;

  /** The waiting calls, oldest first. The map makes cancelling one of very many calls fast. */
  private Map<ServerCall, Entry> entries = NONE;

  private long bytes;
  private int withData;

  /**
   * A waiting call with its encoded arguments.
   *
   * @param index its command's index in the table
   * @param arguments the encoded map of arguments, copied
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  record Entry(ServerCall call, int index, byte[] arguments) {
    int weight() {
      return OVERHEAD + arguments.length;
    }
  }

  WaitingCalls(Limits limits) {
    this.limits = limits;
  }

  void add(ServerCall call, int index, ByteSlice arguments) {
    Entry entry = new Entry(call, index, arguments.toByteArray());
    if (entries == NONE) {
      entries = new LinkedHashMap<>();
    }
    entries.put(call, entry);
    count(entry, 1);
  }

  /** Removes and returns the call that has waited longest, or null if none waits. */
  @Nullable Entry poll() {
    Iterator<Entry> first = entries.values().iterator();
    if (!first.hasNext()) {
      return null;
    }
    Entry entry = first.next();
    first.remove();
    removed(entry);
    return entry;
  }

  /** Removes a call, and returns whether it was waiting. */
  boolean remove(ServerCall call) {
    Entry entry = isEmpty() ? null : entries.remove(call);
    if (entry != null) {
      removed(entry);
    }
    return entry != null;
  }

  private void removed(Entry entry) {
    count(entry, -1);
    if (entries.isEmpty()) {
      entries = NONE;
    }
  }

  private void count(Entry entry, int sign) {
    bytes += (long) sign * entry.weight();
    withData += entry.call().requestData() == null ? 0 : sign;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean contains(@Nullable ServerCall call) {
    return entries.containsKey(call);
  }

  /**
   * Returns whether more calls may wait. A call with data needs memory for a window, so fewer of
   * these may wait.
   */
  boolean hasRoom() {
    return bytes < limits.memory().connectionBytes() && withData < limits.partialRequests();
  }
}
