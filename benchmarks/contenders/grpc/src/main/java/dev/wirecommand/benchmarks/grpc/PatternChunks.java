package dev.wirecommand.benchmarks.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.wirecommand.benchmarks.grpc.Messages.Chunk;
import dev.wirecommand.benchmarks.harness.Pattern;
import io.grpc.stub.CallStreamObserver;
import java.nio.ByteBuffer;

/** Sends bytes of the pattern as fast as the peer takes them. */
final class PatternChunks implements Runnable {
  private final long length;
  private final CallStreamObserver<? super Chunk> out;
  private long position;
  private boolean completed;

  PatternChunks(long length, CallStreamObserver<? super Chunk> out) {
    this.length = length;
    this.out = out;
  }

  /** Sends while the peer takes more. Called whenever it does. */
  @Override
  public void run() {
    while (position < length && out.isReady()) {
      int part = (int) Math.min(Pattern.PERIOD, length - position);
      ByteString data =
          UnsafeByteOperations.unsafeWrap(Pattern.bytes(), Pattern.offset(position), part);
      position += part;
      out.onNext(Chunk.newBuilder().setData(data).build());
    }
    if (position == length && !completed) {
      completed = true;
      out.onCompleted();
    }
  }

  /** Compares bytes as {@link Pattern#matches} does, without copying them. */
  static boolean matches(long position, ByteString data) {
    return data.size() <= Pattern.PERIOD
        && ByteBuffer.wrap(Pattern.bytes(), Pattern.offset(position), data.size())
            .equals(data.asReadOnlyByteBuffer());
  }
}
