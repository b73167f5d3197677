package dev.wirecommand.soak;

import dev.wirecommand.client.ClientCallEnd;
import dev.wirecommand.client.ClientListener;
import dev.wirecommand.client.CommandName;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** The counts of a client: its calls by their outcomes, and its failed expectations. */
final class ClientBooks implements ClientListener {
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLongArray ends = new AtomicLongArray(ClientCallEnd.Outcome.values().length);

  /** The futures of calls that have been made, and those that have completed. */
  final AtomicLong made = new AtomicLong();

  final AtomicLong completed = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  @Override
  public void callStarted(CommandName command) {
    begun.incrementAndGet();
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // The array is of this process alone.
  public void callEnded(CommandName command, ClientCallEnd end) {
    ends.incrementAndGet(end.outcome().ordinal());
  }

  void wrong(String what) {
    wrong.incrementAndGet();
    System.err.println("soak client: " + what);
  }

  boolean isBalanced() {
    return begun.get() == ended() && made.get() == completed.get();
  }

  private long ended() {
    long sum = 0;
    for (int i = 0; i < ends.length(); i++) {
      sum += ends.get(i);
    }
    return sum;
  }

  /** Returns the books as one line that {@link #isGood} reads. */
  String line() {
    return "begun "
        + begun
        + " = ended "
        + ended()
        + " (answered, failed, cancelled, disconnected "
        + ends
        + "); made "
        + made
        + " = completed "
        + completed
        + "; wrong "
        + wrong;
  }

  /** Tells whether a line has books that balance, and nothing wrong. */
  static boolean isGood(String line) {
    return line.matches("begun (\\d+) = ended \\1 \\(.*\\); made (\\d+) = completed \\2; wrong 0");
  }
}
