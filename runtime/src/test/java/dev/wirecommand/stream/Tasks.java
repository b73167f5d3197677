package dev.wirecommand.stream;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** An executor whose tasks run when the test says, on its thread. */
final class Tasks implements Executor {
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

  /** Whether it takes no more. */
  boolean shutDown;

  @Override
  public void execute(Runnable task) {
    if (shutDown) {
      throw new RejectedExecutionException("shut down");
    }
    waiting.add(task);
  }

  /** How many tasks wait. */
  int size() {
    return waiting.size();
  }

  /** Runs all tasks, those too that come meanwhile, and returns how many that were. */
  int run() {
    int count = 0;
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      task.run();
      count++;
    }
    return count;
  }
}
