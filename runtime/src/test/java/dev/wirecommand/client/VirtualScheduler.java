package dev.wirecommand.client;

import dev.wirecommand.client.RetryingClient.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** A scheduler whose clock the test moves. */
final class VirtualScheduler implements Scheduler {
  private record Task(long due, Duration delay, CompletableFuture<Void> future, Runnable action) {}

  private final List<Task> tasks = new ArrayList<>();
  private long now = -1_000;
  private RejectedExecutionException refusal;

  @Override
  public synchronized Future<?> schedule(Runnable task, Duration delay) {
    if (refusal != null) {
      throw refusal;
    }
    CompletableFuture<Void> future = new CompletableFuture<>();
    tasks.add(new Task(now + delay.toNanos(), delay, future, task));
    return future;
  }

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  /** Refuses all tasks from now on. */
  void refuse(RejectedExecutionException exception) {
    refusal = exception;
  }

  /** Returns the delays of the tasks that have neither run nor been cancelled, in their order. */
  synchronized List<Duration> delays() {
    return tasks.stream().filter(task -> !task.future.isDone()).map(Task::delay).toList();
  }

  /** Lets time pass, and runs the tasks that become due. */
  void advance(Duration time) {
    long end = nanoTime() + time.toNanos();
    for (Task next = take(end); next != null; next = take(end)) {
      if (next.future.complete(null)) {
        next.action.run();
      }
    }
    synchronized (this) {
      now = end;
    }
  }

  private synchronized Task take(long end) {
    Task next =
        tasks.stream()
            .filter(task -> task.due <= end)
            .min(Comparator.comparingLong(Task::due))
            .orElse(null);
    if (next != null) {
      tasks.remove(next);
      now = Math.max(now, next.due);
    }
    return next;
  }
}
