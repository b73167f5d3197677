package dev.wirecommand.stream;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** An executor whose tasks run when the test tells it to, on the test's thread. */
final class Tasks implements Executor {
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

  /** Whether the executor refuses tasks. */
  boolean shutDown;

  @Override
  public void execute(Runnable task) {
    if (shutDown) {
      throw new RejectedExecutionException("shut down");
    }
    waiting.add(task);
  }

  /** Returns the number of tasks that wait. */
  int size() {
    return waiting.size();
  }

  /** Runs all tasks, including new ones, and returns how many there were. */
  int run() {
    int count = 0;
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      task.run();
      count++;
    }
    return count;
  }
}
