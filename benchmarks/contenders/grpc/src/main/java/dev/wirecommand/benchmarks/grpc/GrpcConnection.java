package dev.wirecommand.benchmarks.grpc;

import com.google.protobuf.UnsafeByteOperations;
import dev.wirecommand.benchmarks.grpc.Messages.Length;
import dev.wirecommand.benchmarks.grpc.Messages.Lookup;
import dev.wirecommand.benchmarks.harness.Call;
import dev.wirecommand.benchmarks.harness.Contender;
import dev.wirecommand.benchmarks.harness.Transfer;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCalls;
import java.util.List;

/** Calls as a generated asynchronous stub makes them. */
final class GrpcConnection implements Contender.Connection {
  private final ManagedChannel channel;

  GrpcConnection(ManagedChannel channel) {
    this.channel = channel;
  }

  @Override
  public void send(Call call) {
    Lookup.Builder lookup = Lookup.newBuilder().setKey(call.key()).setN(call.n());
    List<byte[]> nodes = call.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      lookup.addNodes(UnsafeByteOperations.unsafeWrap(nodes.get(i)));
    }
    ClientCalls.asyncUnaryCall(
        channel.newCall(Methods.LOOKUP, CallOptions.DEFAULT), lookup.build(), new Answer(call));
  }

  @Override
  public void download(long length, Transfer transfer) {
    ClientCalls.asyncServerStreamingCall(
        channel.newCall(Methods.DOWNLOAD, CallOptions.DEFAULT),
        Length.newBuilder().setBytes(length).build(),
        new Download(transfer));
  }

  @Override
  public void upload(long length, Transfer transfer) {
    ClientCalls.asyncClientStreamingCall(
        channel.newCall(Methods.UPLOAD, CallOptions.DEFAULT), new Upload(length, transfer));
  }

  @Override
  public void close() {
    channel.shutdown();
  }
}
