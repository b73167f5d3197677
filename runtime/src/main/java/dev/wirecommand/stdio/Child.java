package dev.wirecommand.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A child process that runs a server on its standard streams. */
final class Child implements EndDiagnosis {
  /** The maximum wait, in seconds, for the exit status after the process has closed its output. */
  private static final long STATUS_SECONDS = 1;

  /** The maximum wait, in milliseconds, for each stream thread after the process has ended. */
  private static final long THREAD_MILLIS = 1_000;

  private final Process process;
  private final String name;
  private final Duration grace;
  private final @Nullable ErrorLines errors;

  private Child(Process process, String name, Duration grace, @Nullable ErrorLines errors) {
    this.process = process;
    this.name = name;
    this.grace = grace;
    this.errors = errors;
  }

  static Child start(
      ProcessBuilder command, @Nullable Consumer<? super String> errorListener, Duration grace)
      throws IOException {
    Process process = command.start();
    ErrorLines errors = null;
    if (errorListener != null) {
      errors = new ErrorLines(process.getErrorStream(), errorListener, "wirecommand-stdio-err");
      errors.start();
    }
    return new Child(process, command.command().get(0), grace, errors);
  }

  InputStream output() {
    return process.getInputStream();
  }

  OutputStream input() {
    return process.getOutputStream();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public @Nullable IOException diagnose() throws InterruptedException {
    boolean ended = process.waitFor(STATUS_SECONDS, TimeUnit.SECONDS);
    return ended && process.exitValue() != 0
        ? new IOException("'" + name + "' ended with exit status " + process.exitValue())
        : null;
  }

  /** Waits until the process ends, and ends the process by force after a timeout. */
  void end() {
    try {
      if (!process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        endByForce();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void endByForce() throws InterruptedException {
    // Descendants may hold the streams open. They can be found only while their parent lives.
    Set<ProcessHandle> descendants = process.descendants().collect(Collectors.toSet());
    process.destroy();
    if (!process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS)) {
      process.descendants().forEach(descendants::add);
      process.destroyForcibly();
      process.waitFor();
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Waits until the threads of the child's streams have ended. Stops waiting after a timeout,
   * because another process may keep the streams open.
   */
  void awaitThreads(List<Thread> threads) {
    List<Thread> all = new ArrayList<>(threads);
    if (errors != null) {
      all.add(errors.thread());
    }
    try {
      for (Thread thread : all) {
        thread.join(THREAD_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
