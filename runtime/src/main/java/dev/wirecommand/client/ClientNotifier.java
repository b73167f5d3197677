package dev.wirecommand.client;

import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.command.TextOutput;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.Peer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A helper that notifies a client's listener and each call's observer. */
final class ClientNotifier {
  private static final System.Logger LOG = System.getLogger("dev.wirecommand.client");

  private static final String LISTENER = "a client's listener";
  private static final String OBSERVER = "a call's observer";

  private final ClientListener listener;
  private final Link link;
  private final ClosedActions closedActions = new ClosedActions();
  private @Nullable Peer opened;

  ClientNotifier(ClientListener listener, Link link) {
    this.listener = listener;
    this.link = link;
  }

  /** Returns whether there is a listener. Without a listener, nothing needs to be measured. */
  boolean isListening() {
    return listener != ClientListener.NONE;
  }

  /** Returns the current time in nanoseconds, or 0 if there is no listener. */
  long now() {
    return isListening() ? link.nanoTime() : 0;
  }

  void opened() {
    if (isListening()) {
      Peer peer = link.peer();
      opened = peer;
      safely(LISTENER, () -> listener.connectionOpened(peer));
    }
  }

  /** See {@link CommandClient#whenClosed}. May be called on any thread. */
  Runnable whenClosed(Runnable action) {
    return closedActions.add(action);
  }

  void closed(String reason) {
    closedActions.close();
    Peer peer = opened;
    if (peer != null) {
      opened = null;
      safely(LISTENER, () -> listener.connectionClosed(peer, reason));
    }
  }

  void started(CommandName command) {
    if (isListening()) {
      safely(LISTENER, () -> listener.callStarted(command));
    }
  }

  void ended(CommandName command, ClientCallEnd end) {
    safely(LISTENER, () -> listener.callEnded(command, end));
  }

  static void text(CommandCall call, List<TextOutput> texts) {
    CallObserver observer = call.options().observer();
    if (observer != null) {
      for (TextOutput text : texts) {
        safely(OBSERVER, () -> observer.text(text));
      }
    }
  }

  static void progress(CommandCall call, ProgressUpdate update) {
    CallObserver observer = call.options().observer();
    if (observer != null) {
      safely(OBSERVER, () -> observer.progress(update));
    }
  }

  /**
   * Runs a callback of the application, and logs any exception from it. The engine then continues.
   */
  static void safely(String what, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      LOG.log(System.Logger.Level.WARNING, what + " failed", e);
    }
  }
}
