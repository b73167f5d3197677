package dev.wirecommand.benchmarks.grpc;

import dev.wirecommand.benchmarks.grpc.Messages.Chunk;
import dev.wirecommand.benchmarks.grpc.Messages.Length;
import dev.wirecommand.benchmarks.harness.Transfer;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

/** An upload: the bytes that a client streams, and the count that the server answers. */
final class Upload implements ClientResponseObserver<Chunk, Length> {
  private final long length;
  private final Transfer transfer;
  private long received = -1;

  Upload(long length, Transfer transfer) {
    this.length = length;
    this.transfer = transfer;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<Chunk> out) {
    out.setOnReadyHandler(new PatternChunks(length, out));
  }

  @Override
  public void onNext(Length answer) {
    received = answer.getBytes();
  }

  @Override
  public void onCompleted() {
    transfer.received(received);
  }

  @Override
  public void onError(Throwable failure) {
    transfer.failed(failure);
  }
}
