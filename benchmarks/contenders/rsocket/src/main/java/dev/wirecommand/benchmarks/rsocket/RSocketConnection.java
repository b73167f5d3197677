package dev.wirecommand.benchmarks.rsocket;

import dev.wirecommand.benchmarks.harness.Call;
import dev.wirecommand.benchmarks.harness.Contender;
import dev.wirecommand.benchmarks.harness.Transfer;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.util.ByteBufPayload;
import reactor.core.Disposable;

/** Calls on a requester. */
final class RSocketConnection implements Contender.Connection {
  private final Coding coding;
  private final RSocket socket;

  RSocketConnection(Coding coding, RSocket socket) {
    this.coding = coding;
    this.socket = socket;
  }

  @Override
  public void send(Call call) {
    Disposable unused =
        socket
            .requestResponse(ByteBufPayload.create(coding.request(call)))
            .subscribe(answer -> coding.answered(call, Payloads.take(answer)), call::failed);
  }

  @Override
  public void download(long length, Transfer transfer) {
    Disposable unused =
        socket
            .requestStream(Payloads.ofLong(length))
            .limitRate(Payloads.AHEAD)
            .subscribe(
                payload -> onDownload(transfer, payload), transfer::failed, transfer::downloaded);
  }

  private static void onDownload(Transfer transfer, Payload payload) {
    int count = payload.data().readableBytes();
    transfer.onCompared(count, Payloads.takeAndCompare(transfer.position(), payload));
  }

  @Override
  public void upload(long length, Transfer transfer) {
    Disposable unused =
        socket
            .requestChannel(Payloads.ofPattern(length))
            .subscribe(count -> transfer.received(Payloads.takeLong(count)), transfer::failed);
  }

  @Override
  public void close() {
    socket.dispose();
  }
}
