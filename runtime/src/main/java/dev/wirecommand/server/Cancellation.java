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
 * Whether anybody still waits for a call, and who is to be told when nobody does: the thread that
 * runs the handler, by interruption, and whoever asked. Safe for use by any thread.
 */
final class Cancellation {
  private static final Logger LOG = System.getLogger(Cancellation.class.getName());

  private static final VarHandle ANSWERED = answeredHandle();

  private volatile @Nullable CancelReason reason;

  /** Written by the connection's thread alone. */
  private volatile boolean answered;

  /** The thread that runs the handler, while it does. Guarded by this. */
  private @Nullable Thread thread;

  /** Changed under the lock of this; volatile for {@link #end}, which mostly finds none. */
  private volatile @Nullable List<Consumer<? super CancelReason>> actions;

  private static VarHandle answeredHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Cancellation.class, "answered", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Whether the call has been answered, with an error if it was cancelled. */
  boolean isAnswered() {
    return answered;
  }

  /**
   * Notes the answer; on the connection's thread. Without the fence of a volatile write, which
   * would hold up each call: another thread sees this in time, or is {@linkplain
   * SideOutputQueue#wake woken}.
   */
  void answered() {
    ANSWERED.setRelease(this, true);
  }

  @Nullable CancelReason reason() {
    return reason;
  }

  /** Cancels, once: the first reason stays. */
  void cancel(CancelReason why) {
    List<Consumer<? super CancelReason>> told;
    synchronized (this) {
      if (reason != null) {
        return;
      }
      reason = why;
      List<Consumer<? super CancelReason>> asked = actions;
      told = asked == null ? List.of() : asked;
      actions = null;
      // A handler that brings its own end about does not block.
      if (thread != null && thread != Thread.currentThread()) {
        thread.interrupt();
      }
    }
    told.forEach(action -> tell(action, why));
  }

  void onCancel(Consumer<? super CancelReason> action) {
    CancelReason why;
    synchronized (this) {
      why = reason;
      if (why == null) {
        List<Consumer<? super CancelReason>> asked = actions;
        if (asked == null) {
          asked = new ArrayList<>();
          actions = asked;
        }
        asked.add(action);
      }
    }
    if (why != null) {
      tell(action, why);
    }
  }

  /**
   * The caller's thread begins to run the handler, and may be interrupted until {@link #exit}.
   *
   * @return false if the call is cancelled already
   */
  synchronized boolean enter() {
    if (reason != null) {
      return false;
    }
    thread = Thread.currentThread();
    return true;
  }

  /** The handler has returned: the interrupt of a cancelled one must not reach the next. */
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

  /** The call is over: nobody is told any more. */
  void end() {
    if (actions != null) {
      synchronized (this) {
        actions = null;
      }
    }
  }

  private static void tell(Consumer<? super CancelReason> action, CancelReason why) {
    try {
      action.accept(why);
    } catch (Throwable e) {
      LOG.log(Level.WARNING, "an action on the end of a call failed", e);
    }
  }
}
