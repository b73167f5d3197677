package dev.wirecommand.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** An owner that records what it is told, and whose event loop is the test's thread. */
class RecordingReceiveOwner implements ReceiveBufferOwner {
  final List<String> events = new ArrayList<>();
  final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

  /** Whether the caller counts as running on the event loop. */
  boolean ownThread;

  /** Whether the event loop has ended. */
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

  /** Runs the tasks of the event loop, and returns how many there were. */
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
