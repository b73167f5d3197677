package dev.wirecommand.benchmarks.grpc;

import com.google.protobuf.ByteString;
import dev.wirecommand.benchmarks.grpc.Messages.Chunk;
import dev.wirecommand.benchmarks.harness.Transfer;
import io.grpc.stub.StreamObserver;

/** A download: the bytes that a server streams. */
final class Download implements StreamObserver<Chunk> {
  private final Transfer transfer;

  Download(Transfer transfer) {
    this.transfer = transfer;
  }

  @Override
  public void onNext(Chunk chunk) {
    ByteString data = chunk.getData();
    transfer.onCompared(data.size(), PatternChunks.matches(transfer.position(), data));
  }

  @Override
  public void onCompleted() {
    transfer.downloaded();
  }

  @Override
  public void onError(Throwable failure) {
    transfer.failed(failure);
  }
}
