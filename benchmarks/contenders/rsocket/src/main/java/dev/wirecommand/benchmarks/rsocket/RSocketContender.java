package dev.wirecommand.benchmarks.rsocket;

import dev.wirecommand.benchmarks.harness.Contender;
import io.rsocket.RSocket;
import io.rsocket.SocketAcceptor;
import io.rsocket.core.RSocketConnector;
import io.rsocket.core.RSocketServer;
import io.rsocket.frame.decoder.PayloadDecoder;
import io.rsocket.transport.netty.client.TcpClientTransport;
import io.rsocket.transport.netty.server.CloseableChannel;
import io.rsocket.transport.netty.server.TcpServerTransport;
import java.net.InetAddress;
import java.util.Objects;
import reactor.netty.tcp.TcpClient;

/** RSocket over TCP, with payloads that are not copied on their way. */
abstract class RSocketContender implements Contender {
  private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

  private final Coding coding;

  RSocketContender(Coding coding) {
    this.coding = coding;
  }

  @Override
  public Server serve(Handlers handlers) {
    CloseableChannel listening =
        Objects.requireNonNull(
            RSocketServer.create(SocketAcceptor.with(new Responder(coding, handlers)))
                .payloadDecoder(PayloadDecoder.ZERO_COPY)
                .bind(TcpServerTransport.create(LOOPBACK, 0))
                .block());
    return new Server() {
      @Override
      public int port() {
        return listening.address().getPort();
      }

      @Override
      public void close() {
        listening.dispose();
      }
    };
  }

  @Override
  public Client newClient(int port) {
    return new Client() {
      @Override
      public Connection connect() {
        // Each connection has resources of its own, because a pool has a limit.
        TcpClient tcp = TcpClient.newConnection().host(LOOPBACK).port(port);
        RSocket socket =
            Objects.requireNonNull(
                RSocketConnector.create()
                    .payloadDecoder(PayloadDecoder.ZERO_COPY)
                    .connect(TcpClientTransport.create(tcp))
                    .block());
        return new RSocketConnection(coding, socket);
      }

      @Override
      public void close() {}
    };
  }
}
