package dev.wirecommand.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** A peer that sends frames as it likes, and reads answers only if it is told to. */
final class Abuser implements AutoCloseable {
  private static final int STREAM = 1;

  /** The time after which a server that neither reads nor sends has stopped the abuser. */
  private static final long PATIENCE_MILLIS = 1_000;

  private final SocketChannel socket;
  private final Selector selector = Selector.open();
  private final SelectionKey key;
  private boolean begun;

  /** A received frame. */
  record Received(int request, int type, int flags, byte[] payload) {
    String text() {
      return new String(payload, UTF_8);
    }
  }

  Abuser(InetSocketAddress address) throws IOException {
    socket = SocketChannel.open(address);
    socket.configureBlocking(false);
    key = socket.register(selector, 0);
  }

  /** Sends one frame on stream 1. */
  void send(int request, int type, int flags, byte[] payload) throws IOException {
    int streamFlags = begun ? 0 : FrameType.STREAM_BEGIN;
    begun = true;
    send(request, STREAM, streamFlags, type, flags, payload);
  }

  void send(int request, int stream, int streamFlags, int type, int flags, byte[] payload)
      throws IOException {
    byte[] frame = new byte[Frame.HEADER_SIZE + payload.length];
    FrameEncoder.writeHeader(frame, 0, payload.length, request, stream, streamFlags, type, flags);
    System.arraycopy(payload, 0, frame, Frame.HEADER_SIZE, payload.length);
    ByteBuffer left = ByteBuffer.wrap(frame);
    while (left.hasRemaining()) {
      if (socket.write(left) == 0) {
        await(SelectionKey.OP_WRITE, "read");
      }
    }
  }

  /** Sends a whole request in one frame. */
  void request(int id, String command) throws IOException {
    request(id, command, args -> args.writeMapHeader(0), 0);
  }

  /** Sends a whole request map in one frame. The command has one argument. */
  void request(int id, String command, Consumer<CborWriter> args, int moreFlags)
      throws IOException {
    send(
        id,
        FrameType.COMMAND_REQUEST.code(),
        FrameType.REQUEST_NEW | moreFlags,
        map(command, args));
  }

  /** Returns a request map. */
  static byte[] map(String command, Consumer<CborWriter> args) {
    CborWriter writer = new CborWriter();
    writer.writeMapHeader(2);
    writer.writeBytes("args".getBytes(UTF_8));
    args.accept(writer);
    writer.writeBytes("name".getBytes(UTF_8));
    writer.writeBytes(command.getBytes(UTF_8));
    return writer.toByteArray();
  }

  /** Reads the next frame, or returns null at the end of the connection. */
  Received read() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(Frame.HEADER_SIZE);
    if (!fill(header)) {
      return null;
    }
    byte[] h = header.array();
    ByteBuffer payload =
        ByteBuffer.allocate((h[0] & 0xff) | (h[1] & 0xff) << 8 | (h[2] & 0xff) << 16);
    if (!fill(payload)) {
      return null;
    }
    return new Received(
        (h[3] & 0xff) | (h[4] & 0xff) << 8, (h[7] & 0xff) >> 4, h[7] & 0x0f, payload.array());
  }

  private boolean fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      int n = socket.read(buffer);
      if (n < 0) {
        return false;
      }
      if (n == 0) {
        await(SelectionKey.OP_READ, "sent");
      }
    }
    return true;
  }

  private void await(int operation, String what) throws IOException {
    key.interestOps(operation);
    if (selector.select(PATIENCE_MILLIS) == 0) {
      throw new IOException("the server has " + what + " nothing for a while");
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    selector.close();
  }
}
