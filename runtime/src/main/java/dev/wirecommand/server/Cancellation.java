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
 * The cancellation of one call: interrupts the thread that runs the handler, and calls the actions
 * that were registered. Also knows whether the call has been answered. Safe for use by any thread.
 */
final class Cancellation {
  private static final Logger LOG = System.getLogger(Cancellation.class.getName());

  private static final VarHandle ANSWERED = answeredHandle();

  private volatile @Nullable CancelReason reason;

  /** Written on the event loop. */
  private volatile boolean answered;

  /** The thread that runs the handler; null while none does. Guarded by this. */
  private @Nullable Thread thread;

  /** Guarded by this for writing; volatile so that {@link #end} mostly needs no lock. */
  private volatile @Nullable List<Consumer<? super CancelReason>> actions;

  private static VarHandle answeredHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Cancellation.class, "answered", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Returns whether the call has been answered, with an error if it was cancelled. */
  boolean isAnswered() {
    return answered;
  }

  /**
   * Notes that the call has been answered. Called on the event loop. A release write avoids the
   * fence of a volatile one, which would slow every call down: another thread sees it soon, or is
   * {@linkplain SideOutputQueue#wake woken}.
   */
  void answered() {
    ANSWERED.setRelease(this, true);
  }

  @Nullable CancelReason reason() {
    return reason;
  }

  /** Cancels the call; the first reason stays. */
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
   * Marks the current thread as the one that runs the handler; it may be interrupted until {@link
   * #exit}.
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

  /** Clears the mark and, if the call was cancelled, an interrupt meant for its handler. */
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

  /** Drops the registered actions, since the call has ended. */
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
