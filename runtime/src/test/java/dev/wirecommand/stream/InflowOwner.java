package dev.wirecommand.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** A connection whose thread is the test's. */
class InflowOwner implements Inflow.Owner {
  final List<String> events = new ArrayList<>();
  final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

  /** Whether whoever asks is on the connection's thread. */
  boolean ownThread;

  /** Whether that thread has ended. */
  boolean dead;

  @Override
  public boolean isOwnThread() {
    return ownThread;
  }

  @Override
  public void execute(Runnable task) {
    if (dead) {
      throw new RejectedExecutionException("the thread has ended");
    }
    tasks.add(task);
  }

  @Override
  public void onSpace() {
    events.add("space");
  }

  @Override
  public void onClosed() {
    events.add("closed");
  }

  /** Runs what was handed to the connection's thread, and returns how many tasks that were. */
  int runTasks() {
    ownThread = true;
    int count = 0;
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
      count++;
    }
    ownThread = false;
    return count;
  }
}
