package dev.wirecommand.server;

import dev.wirecommand.engine.SideOutput;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerRequest;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Text and progress on their way from the calls of a connection to its peer. */
final class SideOutputQueue {
  private final ServerConnection connection;
  private final OutputQueue output;

  /** Null until a call has something to say beside its response. */
  private volatile @Nullable SideOutputLimit gate;

  SideOutputQueue(ServerConnection connection, OutputQueue output) {
    this.connection = connection;
    this.output = output;
  }

  /** Sends beside a call's response, if that is not over. Any thread; may wait for room. */
  void send(ServerCall call, SideOutput said) {
    int weight = said.size() + Frame.HEADER_SIZE;
    SideOutputLimit open = gate();
    if (open.take(weight, !connection.isOwnThread(), call::isAnswered)) {
      connection.onOwnThread(() -> queue(call.request(), said, weight, open));
    }
  }

  private SideOutputLimit gate() {
    SideOutputLimit known = gate;
    return known == null ? newGate() : known;
  }

  private synchronized SideOutputLimit newGate() {
    SideOutputLimit made = gate;
    if (made == null) {
      made = new SideOutputLimit();
      gate = made;
    }
    return made;
  }

  private void queue(ServerRequest request, SideOutput said, int weight, SideOutputLimit gate) {
    if (!connection.isClosing()
        && request.isActive()
        && !request.isAnswered()
        && said.sendBeside(request) instanceof SendFrames frames) {
      output.sendInTurn(frames, () -> gate.release(weight));
    } else {
      gate.release(weight);
    }
  }

  /** A call has been answered: whoever waits to say more of it need not. Any thread. */
  void wake() {
    // In a gate that is not seen yet nobody waits: its first callers find room.
    SideOutputLimit known = gate;
    if (known != null) {
      // That it was answered must be seen by whoever begins to wait and is not seen here.
      VarHandle.fullFence();
      known.wake();
    }
  }
}
