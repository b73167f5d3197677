package dev.wirecommand.server;

import dev.wirecommand.engine.HandsOver;
import java.util.List;
import java.util.concurrent.Executor;

/** The threads on which one connection runs handlers that may block. */
interface HandlerThreads {
  /** A task that runs a handler. Either {@code run} or {@code reject} is called, once. */
  interface Task extends Runnable {
    /** Rejects the task, because no thread can run it. */
    void reject();
  }

  /**
   * Runs a batch of tasks. A task waits for another one only where all threads are busy. Unlike an
   * executor, a batch costs the caller one wake-up, and each task is rejected alone.
   *
   * @param batch the tasks, one or more; the list is not used after this method returns
   */
  @HandsOver
  void runAll(List<? extends Task> batch);

  /**
   * Removes a task that waits for a thread, because its call was cancelled. Neither {@code run} nor
   * {@code reject} is called then.
   *
   * @return false if the task has begun, or threads of this kind can't tell
   */
  boolean remove(Task task);

  /** Returns an executor that runs single tasks on the same threads. */
  Executor executor();
}
