package dev.wirecommand.engine;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.command.TextOutput;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientEvent;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An encoded text or progress message that accompanies a response (section 4 of the protocol). A
 * handler makes it on any thread, and the event loop sends it. Also decodes what a client receives.
 * Immutable.
 */
public final class SideOutput {
  private static final NameTable TEXT_KEYS = NameTable.of("msg", "args", "labels");

  /** Text output without any text, which says no more than that the server is there. */
  public static final SideOutput NO_TEXT =
      new SideOutput(FrameType.TEXT_OUTPUT, encodeText(List.of()));

  private final FrameType type;
  private final ByteSlice payload;

  private SideOutput(FrameType type, ByteSlice payload) {
    this.type = type;
    this.payload = payload;
  }

  /**
   * Encodes text for human readers.
   *
   * @param texts the pieces of the text
   * @return the output
   * @throws IllegalArgumentException if there are no pieces
   */
  public static SideOutput text(List<TextOutput> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("text output without text");
    }
    return new SideOutput(FrameType.TEXT_OUTPUT, encodeText(texts));
  }

  /**
   * Encodes a progress update.
   *
   * @param update the update
   * @return the output
   */
  public static SideOutput progress(ProgressUpdate update) {
    return new SideOutput(FrameType.PROGRESS, encodeProgress(update));
  }

  /**
   * Checks that the output fits in one frame.
   *
   * @param sendPayload the largest payload of a frame, in bytes
   * @throws IllegalArgumentException if it does not fit
   */
  public void requireFits(int sendPayload) {
    if (size() > sendPayload) {
      throw new IllegalArgumentException(
          type.wireName() + " of " + size() + " bytes does not fit one frame of " + sendPayload);
    }
  }

  /** Returns the size of the payload in bytes. */
  public int size() {
    return payload.length();
  }

  /**
   * Returns the action that sends this output before the response. Called on the event loop.
   *
   * @param request the request
   * @return the reactor's action
   * @throws IllegalStateException if the request is not active or has been answered
   */
  public ServerAction sendBeside(ServerRequest request) {
    return type == FrameType.TEXT_OUTPUT ? request.text(payload) : request.progress(payload);
  }

  /**
   * Decodes the text in a received event. A client's reactor has checked the text.
   *
   * @param event the event
   * @return the pieces of the text; immutable
   */
  public static List<TextOutput> texts(ClientEvent.TextReceived event) {
    ByteSlice payload = event.payload();
    return decodeText(new CborReader(payload.array(), payload.offset(), payload.length()));
  }

  /**
   * Converts a progress event to a progress update.
   *
   * @param event the event
   * @return the update
   */
  public static ProgressUpdate update(ClientEvent.ProgressReceived event) {
    return new ProgressUpdate(
        event.topic(), event.position(), event.total(), event.label(), event.item());
  }

  static ByteSlice encodeText(List<TextOutput> texts) {
    CborWriter out = new CborWriter();
    out.writeArrayHeader(texts.size());
    for (TextOutput text : texts) {
      boolean args = !text.args().isEmpty();
      boolean labels = !text.labels().isEmpty();
      out.writeMapHeader(1 + (args ? 1 : 0) + (labels ? 1 : 0));
      entry(out, "msg", text.format());
      if (args) {
        list(out, "args", text.args());
      }
      if (labels) {
        list(out, "labels", text.labels());
      }
    }
    return ByteSlice.of(out);
  }

  static ByteSlice encodeProgress(ProgressUpdate update) {
    CborWriter out = new CborWriter();
    String unit = update.unit();
    String item = update.item();
    out.writeMapHeader(3 + (unit == null ? 0 : 1) + (item == null ? 0 : 1));
    out.writeName("pos");
    out.writeLong(update.position());
    if (item != null) {
      entry(out, "item", item);
    }
    if (unit != null) {
      entry(out, "label", unit);
    }
    entry(out, "topic", update.topic());
    out.writeName("total");
    out.writeLong(update.total());
    return ByteSlice.of(out);
  }

  private static void entry(CborWriter out, String key, String value) {
    out.writeName(key);
    out.writeName(value);
  }

  private static void list(CborWriter out, String key, List<String> values) {
    out.writeName(key);
    out.writeArrayHeader(values.size());
    for (String value : values) {
      out.writeName(value);
    }
  }

  static List<TextOutput> decodeText(CborReader in) {
    int count = in.readArrayHeader();
    List<TextOutput> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(decodePiece(in));
    }
    return List.copyOf(texts);
  }

  private static TextOutput decodePiece(CborReader in) {
    String format = "";
    List<String> args = List.of();
    List<String> labels = List.of();
    for (int left = in.readMapHeader(); left > 0; left--) {
      switch (key(in)) {
        case 0 -> format = string(in);
        case 1 -> args = strings(in);
        case 2 -> labels = strings(in);
        default -> in.skip();
      }
    }
    return new TextOutput(format, args, labels);
  }

  private static int key(CborReader in) {
    if (in.peek() == CborType.BYTES) {
      return in.readName(TEXT_KEYS);
    }
    in.skip();
    return -1;
  }

  private static List<String> strings(CborReader in) {
    int count = in.readArrayHeader();
    List<String> strings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      strings.add(string(in));
    }
    return strings;
  }

  private static String string(CborReader in) {
    return new String(in.readBytes(), StandardCharsets.UTF_8);
  }
}
