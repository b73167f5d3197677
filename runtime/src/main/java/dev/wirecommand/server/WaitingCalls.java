package dev.wirecommand.server;

import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.Limits;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for others of their connection to end, in the order in which they came. Used on
 * the connection's thread.
 */
final class WaitingCalls {
  /** What a call holds besides its arguments, roughly: a peer may send many that have none. */
  private static final int OVERHEAD = 256;

  private static final Map<ServerCall, Entry> NONE = Map.of();

  private final Limits limits;

  /** By their calls, since a peer may take back any of very many. */
  private Map<ServerCall, Entry> entries = NONE;

  private long bytes;
  private int withData;

  /**
   * A call that waits.
   *
   * @param index its command's number
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

  /** The one that has waited longest; null where none does. */
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

  /** Takes a call out of the row; returns whether it was there. */
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
    withData += entry.call().incoming() == null ? 0 : sign;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean contains(ServerCall call) {
    return entries.containsKey(call);
  }

  /** Whether more may come. Each that has data holds a window of it, so these are fewer. */
  boolean hasRoom() {
    return bytes < limits.connectionBytes() && withData < limits.partialRequests();
  }
}
