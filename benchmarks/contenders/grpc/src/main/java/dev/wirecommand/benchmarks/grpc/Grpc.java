package dev.wirecommand.benchmarks.grpc;

import dev.wirecommand.benchmarks.harness.Contender;
import dev.wirecommand.benchmarks.harness.Wire;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** gRPC over HTTP/2, with or without TLS. Each connection is a channel of its own. */
abstract class Grpc implements Contender {
  private final Executors executors;

  Grpc(Executors executors) {
    this.executors = executors;
  }

  @Override
  public Set<Wire> wires() {
    return EnumSet.of(Wire.TCP, Wire.TLS, Wire.OPENSSL);
  }

  private static SslProvider provider() {
    return Wire.current() == Wire.OPENSSL ? SslProvider.OPENSSL : SslProvider.JDK;
  }

  private static SslContext serverTls() throws IOException {
    SslContextBuilder tls =
        SslContextBuilder.forServer(Wire.certificate().toFile(), Wire.key().toFile());
    return GrpcSslContexts.configure(tls, provider()).build();
  }

  private static SslContext clientTls() throws IOException {
    SslContextBuilder tls = SslContextBuilder.forClient().trustManager(Wire.certificate().toFile());
    return GrpcSslContexts.configure(tls, provider()).build();
  }

  @Override
  public Server serve(Handlers handlers) throws IOException {
    if (handlers == Handlers.BLOCKING && executors == Executors.DIRECT) {
      throw new UnsupportedOperationException("has no handlers that may block");
    }
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(LookupService.definition());
    if (executors == Executors.DIRECT) {
      builder.directExecutor();
    }
    if (Wire.current().isEncrypted()) {
      builder.sslContext(serverTls());
    }
    io.grpc.Server listening = builder.build().start();
    return new Server() {
      @Override
      public int port() {
        return listening.getPort();
      }

      @Override
      public void close() {
        listening.shutdownNow();
      }
    };
  }

  @Override
  public Client newClient(int port) {
    return new Client() {
      @Override
      public Connection connect() throws IOException, InterruptedException {
        NettyChannelBuilder builder =
            NettyChannelBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        if (Wire.current().isEncrypted()) {
          builder.sslContext(clientTls());
        } else {
          builder.usePlaintext();
        }
        if (executors == Executors.DIRECT) {
          builder.directExecutor();
        }
        ManagedChannel channel = builder.build();
        awaitReady(channel);
        return new GrpcConnection(channel);
      }

      @Override
      public void close() {}
    };
  }

  private static void awaitReady(ManagedChannel channel) throws InterruptedException {
    ConnectivityState state = channel.getState(true);
    while (state != ConnectivityState.READY) {
      CountDownLatch changed = new CountDownLatch(1);
      channel.notifyWhenStateChanged(state, changed::countDown);
      changed.await();
      state = channel.getState(true);
    }
  }
}
