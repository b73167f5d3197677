package dev.wirecommand.benchmarks.grpc;

import com.google.protobuf.Message;
import dev.wirecommand.benchmarks.grpc.Messages.Chunk;
import dev.wirecommand.benchmarks.grpc.Messages.Found;
import dev.wirecommand.benchmarks.grpc.Messages.Length;
import dev.wirecommand.benchmarks.grpc.Messages.Lookup;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;

/** The methods, as gRPC's plugin for protoc would generate them. */
final class Methods {
  static final String SERVICE = "dev.wirecommand.benchmarks.grpc.LookupService";

  static final MethodDescriptor<Lookup, Found> LOOKUP =
      method(MethodType.UNARY, "Lookup", Lookup.getDefaultInstance(), Found.getDefaultInstance());
  static final MethodDescriptor<Length, Chunk> DOWNLOAD =
      method(
          MethodType.SERVER_STREAMING,
          "Download",
          Length.getDefaultInstance(),
          Chunk.getDefaultInstance());
  static final MethodDescriptor<Chunk, Length> UPLOAD =
      method(
          MethodType.CLIENT_STREAMING,
          "Upload",
          Chunk.getDefaultInstance(),
          Length.getDefaultInstance());

  private Methods() {}

  private static <A extends Message, B extends Message> MethodDescriptor<A, B> method(
      MethodType type, String name, A request, B answer) {
    return MethodDescriptor.<A, B>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
        .setSampledToLocalTracing(true)
        .setRequestMarshaller(ProtoUtils.marshaller(request))
        .setResponseMarshaller(ProtoUtils.marshaller(answer))
        .build();
  }
}
