package dev.wirecommand.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A peer that sends frames as it likes, and reads answers only if it is told to. What it sends is
 * collected, and leaves when enough has been collected, at a {@link #flush}, and before it reads.
 */
final class Abuser implements AutoCloseable {
  static final Consumer<CborWriter> NOTHING = args -> args.writeMapHeader(0);

  private static final int STREAM = 1;

  /** How many frames are read of a server that goes on. */
  private static final int MOST_FRAMES = 40_000;

  /** How many lines are kept of what a server says. */
  private static final int MOST_LINES = 2_000;

  private final Wire wire;
  private final ByteBuffer out = ByteBuffer.allocate(128 << 10);

  /** How long the abuser waits for a server that neither reads nor sends. */
  private long patienceMillis;

  private boolean begun;

  /** A received frame. */
  record Received(int request, int type, int flags, byte[] payload) {
    String text() {
      return new String(payload, UTF_8);
    }

    boolean isProtocolError() {
      return type == FrameType.ERROR_RESPONSE.code() && flags == FrameType.ERROR_PROTOCOL;
    }

    boolean isApplicationError() {
      return type == FrameType.ERROR_RESPONSE.code() && flags == FrameType.ERROR_APPLICATION;
    }

    /** Returns whether the server only finds out whether this peer is there. */
    boolean isProbe() {
      return type == FrameType.TEXT_OUTPUT.code() && payload.length == 1;
    }

    boolean isEndOfResponse() {
      return type == FrameType.BYTES_RESPONSE.code() && (flags & FrameType.RESPONSE_EOS) != 0;
    }
  }

  Abuser(Wire wire, long patienceMillis) {
    this.wire = wire;
    this.patienceMillis = patienceMillis;
  }

  Wire wire() {
    return wire;
  }

  /** Sets how long this abuser waits for a server that neither reads nor sends. */
  Abuser patience(long millis) {
    patienceMillis = millis;
    return this;
  }

  /** Sends bytes as they are. */
  void raw(byte[] bytes) throws IOException {
    for (int sent = 0; sent < bytes.length; ) {
      if (!out.hasRemaining()) {
        flush();
      }
      int n = Math.min(out.remaining(), bytes.length - sent);
      out.put(bytes, sent, n);
      sent += n;
    }
  }

  /** Writes what has been collected. */
  void flush() throws IOException {
    out.flip();
    try {
      wire.write(out, patienceMillis);
    } finally {
      out.clear();
    }
  }

  /** Sends one frame on stream 1. */
  void send(int request, FrameType type, int flags, byte[] payload) throws IOException {
    int streamFlags = begun ? 0 : FrameType.STREAM_BEGIN;
    begun = true;
    send(request, STREAM, streamFlags, type.code(), flags, payload);
  }

  void send(int request, int stream, int streamFlags, int type, int flags, byte[] payload)
      throws IOException {
    raw(header(payload.length, request, stream, streamFlags, type, flags));
    raw(payload);
  }

  /** Returns the header of a frame. */
  static byte[] header(int length, int request, int stream, int streamFlags, int type, int flags) {
    byte[] header = new byte[Frame.HEADER_SIZE];
    FrameEncoder.writeHeader(header, 0, length, request, stream, streamFlags, type, flags);
    return header;
  }

  /** Sends a whole request in one frame. */
  void request(int id, String command) throws IOException {
    request(id, command, NOTHING, 0);
  }

  /** Sends a whole request map in one frame. */
  void request(int id, String command, Consumer<CborWriter> args, int moreFlags)
      throws IOException {
    map(id, map(command, args), moreFlags);
  }

  /** Sends a request map in one frame. */
  void map(int id, byte[] map, int moreFlags) throws IOException {
    send(id, FrameType.COMMAND_REQUEST, FrameType.REQUEST_NEW | moreFlags, map);
  }

  /** Sends a part of a request map. */
  void part(int id, boolean first, byte[] part) throws IOException {
    int flag = first ? FrameType.REQUEST_NEW : FrameType.REQUEST_CONTINUATION;
    send(id, FrameType.COMMAND_REQUEST, flag | FrameType.REQUEST_MORE, part);
  }

  /** Sends data of a request that has more of it. */
  void data(int id, byte[] data) throws IOException {
    send(id, FrameType.COMMAND_DATA, FrameType.DATA_CONTINUATION, data);
  }

  /** Returns a request map. */
  static byte[] map(String command, Consumer<CborWriter> args) {
    return map(command.getBytes(UTF_8), args);
  }

  static byte[] map(byte[] command, Consumer<CborWriter> args) {
    CborWriter writer = new CborWriter();
    writer.writeMapHeader(2);
    writer.writeBytes("args".getBytes(UTF_8));
    args.accept(writer);
    writer.writeBytes("name".getBytes(UTF_8));
    writer.writeBytes(command);
    return writer.toByteArray();
  }

  /** Returns a request map without arguments, which asks for a window. */
  static byte[] mapWithWindow(String command, long window, Consumer<CborWriter> args) {
    CborWriter writer = new CborWriter();
    writer.writeMapHeader(3);
    writer.writeBytes("args".getBytes(UTF_8));
    args.accept(writer);
    writer.writeBytes("meta".getBytes(UTF_8));
    writer.writeMapHeader(1);
    writer.writeBytes("window".getBytes(UTF_8));
    writer.writeLong(window);
    writer.writeBytes("name".getBytes(UTF_8));
    writer.writeBytes(command.getBytes(UTF_8));
    return writer.toByteArray();
  }

  /** Returns the writer of a map of one argument. */
  static Consumer<CborWriter> arg(String name, Consumer<CborWriter> value) {
    return args -> {
      args.writeMapHeader(1);
      args.writeBytes(name.getBytes(UTF_8));
      value.accept(args);
    };
  }

  static Consumer<CborWriter> arg(String name, long value) {
    return arg(name, args -> args.writeLong(value));
  }

  static Consumer<CborWriter> arg(String name, String value) {
    return arg(name, args -> args.writeText(value));
  }

  /** Something that an abuser does again and again. */
  interface Deed {
    void play(int number) throws IOException;
  }

  /**
   * Does something again and again, until the server closes the connection or reads nothing for a
   * while.
   *
   * @return whether the server has stopped it
   */
  boolean repeat(int times, Deed deed) throws IOException {
    try {
      for (int i = 0; i < times; i++) {
        deed.play(i);
      }
      flush();
      return false;
    } catch (IOException e) {
      // The server takes nothing more.
      return true;
    }
  }

  /**
   * Reads until the connection ends, or nothing but probes comes for a while, or much has come.
   *
   * @return what came, a line for each frame that says something new, and for the end
   */
  String listen() {
    return listenTo();
  }

  /**
   * Reads until some requests have ended, or else as {@link #listen}.
   *
   * @param requests their ids
   * @return what came
   */
  String listenTo(Integer... requests) {
    Set<Integer> open = new HashSet<>(List.of(requests));
    Set<String> lines = new LinkedHashSet<>();
    String end = "closed";
    try {
      int frames = 0;
      long heard = System.nanoTime();
      for (Received frame = read(); frame != null; frame = read()) {
        if (frame.isProbe()) {
          requirePatience(heard);
          continue;
        }
        heard = System.nanoTime();
        frames++;
        if (frames > MOST_FRAMES) {
          end = "and so on";
          break;
        }
        if (lines.size() < MOST_LINES || frame.isProtocolError()) {
          lines.add(line(frame));
        }
        if ((frame.isApplicationError() || frame.isEndOfResponse())
            && open.remove(frame.request())
            && open.isEmpty()) {
          return String.join("\n", lines);
        }
      }
    } catch (Wire.SilentException e) {
      end = "silent";
    } catch (IOException e) {
      // The connection was reset.
    }
    lines.add(end);
    return String.join("\n", lines);
  }

  private void requirePatience(long heard) throws Wire.SilentException {
    if (System.nanoTime() - heard > MILLISECONDS.toNanos(patienceMillis)) {
      throw new Wire.SilentException("sent");
    }
  }

  static String line(Received frame) {
    if (frame.isProtocolError()) {
      return "protocol: " + frame.text();
    }
    if (frame.isApplicationError()) {
      return "refused " + frame.request() + ": " + frame.text();
    }
    return frame.isEndOfResponse() ? "answered " + frame.request() : "more";
  }

  /** Reads the next frame, or returns null at the end of the connection. */
  Received read() throws IOException {
    if (out.position() > 0) {
      flushIfOpen();
    }
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

  private void flushIfOpen() throws IOException {
    try {
      flush();
    } catch (Wire.SilentException e) {
      throw e;
    } catch (IOException e) {
      // The server has closed the connection, but what it has sent before can be read.
    }
  }

  private boolean fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (wire.read(buffer, patienceMillis) < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
