package dev.wirecommand.server;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerRequest;
import dev.wirecommand.reactor.SidePayload;

/** Text and progress on their way from the calls of a connection to its peer. */
final class SideChannel {
  private final ServerConnection connection;
  private final OutputQueue output;
  private final SideGate gate = new SideGate();

  SideChannel(ServerConnection connection, OutputQueue output) {
    this.connection = connection;
    this.output = output;
  }

  /** Sends beside a call's response, if that is not over. Any thread; may wait for room. */
  void send(Call call, SidePayload payload) {
    int weight = payload.size() + Frame.HEADER_SIZE;
    if (gate.take(weight, !connection.isOwnThread(), call::isAnswered)) {
      connection.onOwnThread(() -> queue(call.request(), payload, weight));
    }
  }

  private void queue(ServerRequest request, SidePayload payload, int weight) {
    if (!connection.isClosing()
        && request.isActive()
        && !request.isAnswered()
        && request.send(payload) instanceof SendFrames frames) {
      output.sendInTurn(frames, () -> gate.release(weight));
    } else {
      gate.release(weight);
    }
  }

  /** A call has been answered: whoever waits to say more of it need not. Any thread. */
  void wake() {
    gate.wake();
  }
}
