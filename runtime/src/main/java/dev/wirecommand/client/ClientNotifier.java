package dev.wirecommand.client;

import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.command.TextOutput;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.Peer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells listeners and observers what happens, and logs what they throw. */
final class ClientNotifier {
  private static final System.Logger LOG = System.getLogger("dev.wirecommand.client");

  private static final String LISTENER = "a client's listener";
  private static final String OBSERVER = "a call's observer";

  private final ClientListener listener;
  private final Link link;
  private @Nullable Peer opened;

  ClientNotifier(ClientListener listener, Link link) {
    this.listener = listener;
    this.link = link;
  }

  /** The time, where anybody wants to know. */
  long now() {
    return listener == ClientListener.NONE ? 0 : link.nanoTime();
  }

  void opened() {
    if (listener != ClientListener.NONE) {
      Peer peer = link.peer();
      opened = peer;
      safely(LISTENER, () -> listener.connectionOpened(peer));
    }
  }

  void closed(String reason) {
    Peer peer = opened;
    if (peer != null) {
      opened = null;
      safely(LISTENER, () -> listener.connectionClosed(peer, reason));
    }
  }

  void started(ClientCall<?> call) {
    if (listener != ClientListener.NONE) {
      safely(LISTENER, () -> listener.callStarted(call.command()));
    }
  }

  void ended(ClientCall<?> call, ClientCallEnd.Outcome outcome, @Nullable String error) {
    if (listener != ClientListener.NONE) {
      ClientCallEnd end =
          new ClientCallEnd(outcome, error, now() - call.madeAt(), call.bytesIn, call.bytesOut);
      safely(LISTENER, () -> listener.callEnded(call.command(), end));
    }
  }

  static void text(ClientCall<?> call, List<TextOutput> texts) {
    CallObserver observer = call.call().options().observer();
    if (observer != null) {
      for (TextOutput text : texts) {
        safely(OBSERVER, () -> observer.text(text));
      }
    }
  }

  static void progress(ClientCall<?> call, ProgressUpdate update) {
    CallObserver observer = call.call().options().observer();
    if (observer != null) {
      safely(OBSERVER, () -> observer.progress(update));
    }
  }

  /** Calls what is not ours; what it throws must not keep us from what is still to be done. */
  static void safely(String what, Runnable notice) {
    try {
      notice.run();
    } catch (Throwable e) {
      LOG.log(System.Logger.Level.WARNING, what + " failed", e);
    }
  }
}
