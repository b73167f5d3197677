package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.text.SideOutputRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoder for {@code text-output} and {@code progress} frames that a client receives (section 4
 * of the protocol). It skips unknown keys.
 */
final class SideOutputDecoder {
  private static final NameTable TEXT_KEYS = NameTable.of("msg", "args", "labels");
  private static final NameTable PROGRESS_KEYS =
      NameTable.of("pos", "topic", "total", "label", "item");

  private SideOutputDecoder() {}

  /**
   * Checks the payload of a {@code text-output} frame.
   *
   * @throws CborException if the payload is malformed or has another form
   * @throws IllegalArgumentException if a piece of text breaks a rule
   */
  static void checkText(CborReader in) {
    in.checkWellFormed();
    for (int left = in.readArrayHeader(); left > 0; left--) {
      checkPiece(in);
    }
  }

  private static void checkPiece(CborReader in) {
    String format = null;
    List<String> args = List.of();
    List<String> labels = List.of();
    for (int left = in.readMapHeader(); left > 0; left--) {
      switch (readKey(in, TEXT_KEYS)) {
        case 0 -> format = ErrorPayload.readUtf8(in);
        case 1 -> args = readStrings(in);
        case 2 -> labels = readStrings(in);
        default -> in.skip();
      }
    }
    if (format == null) {
      throw new IllegalArgumentException("text without msg");
    }
    SideOutputRules.checkText(format, args, labels);
  }

  /**
   * Reads the payload of a {@code progress} frame.
   *
   * @throws CborException if the payload is malformed or has another form
   * @throws IllegalArgumentException if it breaks a rule
   */
  static ClientEvent.ProgressReceived readProgress(ClientRequest request, CborReader in) {
    in.checkWellFormed();
    Long position = null;
    String topic = null;
    Long total = null;
    String label = null;
    String item = null;
    for (int left = in.readMapHeader(); left > 0; left--) {
      switch (readKey(in, PROGRESS_KEYS)) {
        case 0 -> position = in.readLong();
        case 1 -> topic = ErrorPayload.readUtf8(in);
        case 2 -> total = readTotal(in);
        case 3 -> label = ErrorPayload.readUtf8(in);
        case 4 -> item = ErrorPayload.readUtf8(in);
        default -> in.skip();
      }
    }
    if (position == null || topic == null || total == null) {
      throw new IllegalArgumentException(
          "progress without " + (position == null ? "pos" : topic == null ? "topic" : "total"));
    }
    SideOutputRules.checkProgress(topic, position, total, label, item);
    return new ClientEvent.ProgressReceived(request, topic, position, total, label, item);
  }

  /**
   * Reads the total of a progress update. The protocol allows totals up to 2<sup>64</sup>-1. A
   * total above {@link Long#MAX_VALUE} becomes {@link Long#MAX_VALUE}.
   */
  private static long readTotal(CborReader in) {
    long total = in.readUnsigned();
    return total < 0 ? Long.MAX_VALUE : total;
  }

  private static int readKey(CborReader in, NameTable keys) {
    if (in.peek() == CborType.BYTES) {
      return in.readName(keys);
    }
    in.skip();
    return -1;
  }

  private static List<String> readStrings(CborReader in) {
    int count = in.readArrayHeader();
    List<String> strings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      strings.add(ErrorPayload.readUtf8(in));
    }
    return strings;
  }
}
