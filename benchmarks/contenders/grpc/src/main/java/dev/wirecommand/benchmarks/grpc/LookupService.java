package dev.wirecommand.benchmarks.grpc;

import com.google.protobuf.ByteString;
import dev.wirecommand.benchmarks.grpc.Messages.Chunk;
import dev.wirecommand.benchmarks.grpc.Messages.Found;
import dev.wirecommand.benchmarks.grpc.Messages.Length;
import dev.wirecommand.benchmarks.grpc.Messages.Lookup;
import dev.wirecommand.benchmarks.harness.Values;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/** The measured call. */
final class LookupService {
  private LookupService() {}

  static ServerServiceDefinition definition() {
    return ServerServiceDefinition.builder(Methods.SERVICE)
        .addMethod(Methods.LOOKUP, ServerCalls.asyncUnaryCall(LookupService::lookup))
        .addMethod(Methods.DOWNLOAD, ServerCalls.asyncServerStreamingCall(LookupService::download))
        .addMethod(Methods.UPLOAD, ServerCalls.asyncClientStreamingCall(Upload::new))
        .build();
  }

  private static void lookup(Lookup request, StreamObserver<Found> answer) {
    String key = request.getKey();
    List<byte[]> nodes = new ArrayList<>(request.getNodesCount());
    for (ByteString node : request.getNodesList()) {
      nodes.add(node.toByteArray());
    }
    answer.onNext(
        Found.newBuilder()
            .setKey(key)
            .setSum(Values.sum(key, request.getN(), nodes))
            .setCount(nodes.size())
            .build());
    answer.onCompleted();
  }

  private static void download(Length length, StreamObserver<Chunk> answer) {
    ServerCallStreamObserver<Chunk> out = (ServerCallStreamObserver<Chunk>) answer;
    out.setOnReadyHandler(new PatternChunks(length.getBytes(), out));
  }

  /** Compares the bytes of an upload, and answers their count. */
  private static final class Upload implements StreamObserver<Chunk> {
    private final StreamObserver<Length> answer;
    private long position;
    private boolean failed;

    Upload(StreamObserver<Length> answer) {
      this.answer = answer;
    }

    @Override
    public void onNext(Chunk chunk) {
      if (failed) {
        return;
      }
      if (!PatternChunks.matches(position, chunk.getData())) {
        failed = true;
        answer.onError(
            Status.DATA_LOSS
                .withDescription("other bytes came after " + position)
                .asRuntimeException());
      }
      position += chunk.getData().size();
    }

    @Override
    public void onError(Throwable failure) {
      failed = true; // The client has closed the connection.
    }

    @Override
    public void onCompleted() {
      if (!failed) {
        answer.onNext(Length.newBuilder().setBytes(position).build());
        answer.onCompleted();
      }
    }
  }
}
