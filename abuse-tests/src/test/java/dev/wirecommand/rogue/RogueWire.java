package dev.wirecommand.rogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameType;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;

/** The rogue server's end of one connection, on which it sends whatever it likes. */
final class RogueWire implements Closeable {
  static final byte[] NOTHING = {};

  private static final int STREAM = 2;

  private final DataInputStream in;
  private final OutputStream out;
  private final Closeable socket;
  private boolean begun;
  private long written;

  RogueWire(InputStream in, OutputStream out, Closeable socket) {
    this.in = new DataInputStream(in);
    this.out = new BufferedOutputStream(out, 1 << 16);
    this.socket = socket;
  }

  /** Waits for a request that is no standard command, and returns its id. */
  int request() throws IOException {
    out.flush();
    while (true) {
      byte[] header = in.readNBytes(Frame.HEADER_SIZE);
      if (header.length < Frame.HEADER_SIZE) {
        throw new IOException("the client has closed the connection");
      }
      int length = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
      byte[] payload = in.readNBytes(length);
      int type = (header[7] & 0xff) >> 4;
      boolean first = (header[7] & FrameType.REQUEST_NEW) != 0;
      if (type == FrameType.COMMAND_REQUEST.code()
          && first
          && !new String(payload, UTF_8).contains("wirecommand.")) {
        return (header[3] & 0xff) | (header[4] & 0xff) << 8;
      }
    }
  }

  /** Waits for several requests, and returns the id of the last one. */
  int requests(int count) throws IOException {
    int id = 0;
    for (int i = 0; i < count; i++) {
      id = request();
    }
    return id;
  }

  /** Sends a frame on stream 2. */
  void send(int request, FrameType type, int flags, byte[] payload) throws IOException {
    int streamFlags = begun ? 0 : FrameType.STREAM_BEGIN;
    begun = true;
    send(request, STREAM, streamFlags, type, flags, payload);
  }

  void send(int request, int stream, int streamFlags, FrameType type, int flags, byte[] payload)
      throws IOException {
    byte[] frame = new byte[Frame.HEADER_SIZE + payload.length];
    FrameEncoder.writeHeader(
        frame, 0, payload.length, request, stream, streamFlags, type.code(), flags);
    System.arraycopy(payload, 0, frame, Frame.HEADER_SIZE, payload.length);
    raw(frame);
  }

  /** Sends a part of a response. */
  void part(int request, int flags, byte[] payload) throws IOException {
    send(request, FrameType.BYTES_RESPONSE, FrameType.RESPONSE_CONTINUATION | flags, payload);
  }

  /** Sends the last part of a response. */
  void last(int request, int flags, byte[] payload) throws IOException {
    send(request, FrameType.BYTES_RESPONSE, FrameType.RESPONSE_EOS | flags, payload);
  }

  /** Sends a whole typed response, which is given as hexadecimal digits. */
  void typed(int request, String hex) throws IOException {
    last(request, FrameType.RESPONSE_CBOR, HexFormat.of().parseHex(hex));
  }

  void window(int request, long bytes) throws IOException {
    send(request, FrameType.WINDOW, 0, number(bytes));
  }

  /** Sends text. */
  void text(int request, String format, String... args) throws IOException {
    CborWriter writer = new CborWriter();
    writer.writeArrayHeader(1);
    writer.writeMapHeader(args.length == 0 ? 1 : 2);
    writer.writeName("msg");
    writer.writeName(format);
    if (args.length > 0) {
      writer.writeName("args");
      writer.writeArrayHeader(args.length);
      for (String arg : args) {
        writer.writeName(arg);
      }
    }
    send(request, FrameType.TEXT_OUTPUT, 0, writer.toByteArray());
  }

  /** Sends progress. */
  void progress(int request, String topic, int position) throws IOException {
    CborWriter writer = new CborWriter();
    writer.writeMapHeader(3);
    writer.writeName("pos");
    writer.writeLong(position);
    writer.writeName("topic");
    writer.writeName(topic);
    writer.writeName("total");
    writer.writeLong(0);
    send(request, FrameType.PROGRESS, 0, writer.toByteArray());
  }

  /** Sends bytes as they are. */
  void raw(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }

  /** Returns how many bytes the client's side has taken, the buffers of the sockets included. */
  long written() {
    return written;
  }

  /** Reads until the client closes the connection. */
  void awaitEnd() throws IOException {
    out.flush();
    long unused = in.transferTo(OutputStream.nullOutputStream());
  }

  static byte[] number(long value) {
    CborWriter writer = new CborWriter();
    writer.writeLong(value);
    return writer.toByteArray();
  }

  /** Sends what is buffered, and closes the connection. */
  @Override
  public void close() throws IOException {
    try {
      out.flush();
    } finally {
      socket.close();
    }
  }
}
