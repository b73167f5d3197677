package dev.wirecommand.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The actions that a client runs when it makes no more calls ({@link CommandClient#whenClosed}).
 * Safe for use by any thread.
 */
final class ClosedActions {
  /** An entry for one action. Two entries differ even if their actions are equal. */
  private static final class Entry {
    private final Runnable action;

    Entry(Runnable action) {
      this.action = action;
    }
  }

  private final Set<Entry> entries = new LinkedHashSet<>();
  private boolean closed;

  /** Adds an action, or runs it at once if the client is closed. Returns what removes it. */
  Runnable add(Runnable action) {
    Entry entry = new Entry(action);
    synchronized (entries) {
      if (!closed) {
        entries.add(entry);
        return () -> remove(entry);
      }
    }
    run(action);
    return () -> {};
  }

  private void remove(Entry entry) {
    synchronized (entries) {
      entries.remove(entry);
    }
  }

  /** Runs all actions, in the order in which they were added. Does nothing the second time. */
  void close() {
    List<Entry> due;
    synchronized (entries) {
      closed = true;
      due = List.copyOf(entries);
      entries.clear();
    }
    due.forEach(entry -> run(entry.action));
  }

  private static void run(Runnable action) {
    ClientNotifier.safely("an action at the end of a client", action);
  }
}
