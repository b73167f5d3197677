package dev.wirecommand.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** A server that breaks the protocol on one connection. */
final class CrookedServer implements AutoCloseable {
  /** The behaviour of the server on its connection. */
  @FunctionalInterface
  interface Behaviour {
    void on(Socket socket) throws IOException;
  }

  private final ServerSocket listening;
  private final CompletableFuture<Void> over;

  CrookedServer(Behaviour behaviour) throws IOException {
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    over = CompletableFuture.runAsync(() -> serve(behaviour), task -> new Thread(task).start());
  }

  /** Returns a server that reads one frame, answers with bytes and ends its output. */
  static CrookedServer answering(byte[] answer) throws IOException {
    return new CrookedServer(
        socket -> {
          readFrame(socket);
          socket.getOutputStream().write(answer);
          socket.shutdownOutput();
          socket.getInputStream().readAllBytes();
        });
  }

  /** Reads one frame and discards it. */
  static void readFrame(Socket socket) throws IOException {
    byte[] header = socket.getInputStream().readNBytes(8);
    socket.getInputStream().readNBytes((header[0] & 0xFF) | (header[1] & 0xFF) << 8);
  }

  private void serve(Behaviour behaviour) {
    try (Socket socket = listening.accept()) {
      behaviour.on(socket);
    } catch (IOException e) {
      throw new AssertionError("the server itself failed", e);
    }
  }

  String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  /** Fails if the server failed, or no client has connected. */
  @Override
  public void close() throws IOException {
    listening.close();
    over.join();
  }
}
