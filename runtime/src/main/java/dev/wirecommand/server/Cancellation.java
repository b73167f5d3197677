package dev.wirecommand.server;

import dev.wirecommand.command.CancelReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The cancellation state of one call. A cancellation interrupts the thread that runs the handler,
 * and calls the registered actions. Also records whether the call has been answered. Safe for use
 * by any thread.
 */
final class Cancellation {
  private static final Logger LOG = System.getLogger(Cancellation.class.getName());

  private static final VarHandle ANSWERED = answeredHandle();

  private volatile @Nullable CancelReason reason;

  /** Whether the call has been answered. Written on the event loop. */
  private volatile boolean answered;

  /** The thread that runs the handler, or null while the handler does not run. Guarded by this. */
  private @Nullable Thread thread;

  /**
   * The actions to call on cancellation, or null if there are none. Guarded by this for writing;
   * volatile so that {@link #end} mostly needs no lock.
   */
  private volatile @Nullable List<Consumer<? super CancelReason>> actions;

  private static VarHandle answeredHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Cancellation.class, "answered", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Returns whether the call has been answered. A cancelled call is answered with an error. */
  boolean isAnswered() {
    return answered;
  }

  /**
   * Records that the call has been answered. Called on the event loop. A release write avoids the
   * fence of a volatile one, which would slow every call down: another thread sees it soon, or is
   * {@linkplain SideOutputQueue#wake woken}.
   */
  void answered() {
    ANSWERED.setRelease(this, true);
  }

  @Nullable CancelReason reason() {
    return reason;
  }

  /** Cancels the call, or does nothing if it is already cancelled. */
  void cancel(CancelReason why) {
    List<Consumer<? super CancelReason>> called;
    synchronized (this) {
      if (reason != null) {
        return;
      }
      reason = why;
      List<Consumer<? super CancelReason>> registered = actions;
      called = registered == null ? List.of() : registered;
      actions = null;
      // A handler that cancels its own call does not block.
      if (thread != null && thread != Thread.currentThread()) {
        thread.interrupt();
      }
    }
    called.forEach(action -> call(action, why));
  }

  void onCancel(Consumer<? super CancelReason> action) {
    CancelReason why;
    synchronized (this) {
      why = reason;
      if (why == null) {
        List<Consumer<? super CancelReason>> registered = actions;
        if (registered == null) {
          registered = new ArrayList<>();
          actions = registered;
        }
        registered.add(action);
      }
    }
    if (why != null) {
      call(action, why);
    }
  }

  /**
   * Records that the current thread is about to run the handler. The thread may be interrupted
   * until {@link #exit}.
   *
   * @return false if the call has been cancelled already
   */
  synchronized boolean enter() {
    if (reason != null) {
      return false;
    }
    thread = Thread.currentThread();
    return true;
  }

  /** Returns whether a thread runs the handler. */
  synchronized boolean isRunningOn(Thread other) {
    return thread == other;
  }

  /**
   * Records that the handler has ended. Clears the thread's interrupt if the call was cancelled.
   */
  void exit() {
    boolean interrupted;
    synchronized (this) {
      thread = null;
      interrupted = reason != null;
    }
    if (interrupted) {
      Thread.interrupted();
    }
  }

  /** Drops the registered actions, because the call has ended. */
  void end() {
    if (actions != null) {
      synchronized (this) {
        actions = null;
      }
    }
  }

  private static void call(Consumer<? super CancelReason> action, CancelReason why) {
    try {
      action.accept(why);
    } catch (Throwable e) {
      LOG.log(Level.WARNING, "an action on the cancelling of a call failed", e);
    }
  }
}
