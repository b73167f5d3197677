package dev.wirecommand.rogue;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;

/** A server that accepts one connection, and plays a script on it. */
final class RogueServer implements Closeable {
  /** A script that the server plays on its connection. */
  interface Script {
    void play(RogueWire wire) throws IOException;
  }

  private interface Accepting {
    RogueWire accept() throws IOException;
  }

  private final String address;
  private final Closeable listening;
  private final CompletableFuture<Long> written = new CompletableFuture<>();

  private RogueServer(String address, Closeable listening, Accepting accepting, Script script) {
    this.address = address;
    this.listening = listening;
    Thread thread = new Thread(() -> serve(accepting, script), "rogue");
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts a server on TCP. */
  static RogueServer tcp(Script script) throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    return new RogueServer(
        "tcp:" + socket.getLocalPort(), socket, () -> wire(socket.accept()), script);
  }

  /** Starts a server on TLS. */
  static RogueServer tls(SSLContext context, Script script) throws IOException {
    ServerSocket socket =
        context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    return new RogueServer(
        "tls:" + socket.getLocalPort(), socket, () -> wire(socket.accept()), script);
  }

  /** Starts a server on a Unix domain socket. */
  static RogueServer unix(Script script) throws IOException {
    Path file = Files.createTempDirectory("rogue").resolve("socket");
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(file));
    return new RogueServer("unix:" + file, channel, () -> wire(channel.accept()), script);
  }

  private static RogueWire wire(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    return new RogueWire(in, out, socket);
  }

  private static RogueWire wire(SocketChannel channel) {
    return new RogueWire(
        Channels.newInputStream(channel), Channels.newOutputStream(channel), channel);
  }

  private void serve(Accepting accepting, Script script) {
    try (RogueWire wire = accepting.accept()) {
      try {
        script.play(wire);
      } catch (IOException e) {
        // The client takes no more.
      } finally {
        written.complete(wire.written());
      }
    } catch (IOException e) {
      written.completeExceptionally(e);
    }
  }

  /** Returns where the server listens, for a victim. */
  String address() {
    return address;
  }

  /** Waits for the end of the script, and returns how many bytes the server could write. */
  long written() {
    return written.join();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
