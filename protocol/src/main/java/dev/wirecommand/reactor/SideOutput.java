package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payloads of {@code text-output} and {@code progress} frames (section 4 of the protocol). */
final class SideOutput {
  private static final NameTable TEXT_KEYS = NameTable.of("msg", "args", "labels");
  private static final NameTable PROGRESS_KEYS =
      NameTable.of("pos", "topic", "total", "label", "item");

  private SideOutput() {}

  static ByteSlice encodeText(List<TextAtom> atoms) {
    CborWriter out = new CborWriter();
    out.writeArrayHeader(atoms.size());
    for (TextAtom atom : atoms) {
      boolean args = !atom.args().isEmpty();
      boolean labels = !atom.labels().isEmpty();
      out.writeMapHeader(1 + (args ? 1 : 0) + (labels ? 1 : 0));
      entry(out, "msg", atom.format());
      if (args) {
        list(out, "args", atom.args());
      }
      if (labels) {
        list(out, "labels", atom.labels());
      }
    }
    return ByteSlice.of(out);
  }

  static ByteSlice encodeProgress(Progress progress) {
    CborWriter out = new CborWriter();
    String label = progress.label();
    String item = progress.item();
    out.writeMapHeader(3 + (label == null ? 0 : 1) + (item == null ? 0 : 1));
    out.writeBytes(utf8("pos"));
    out.writeLong(progress.position());
    if (item != null) {
      entry(out, "item", item);
    }
    if (label != null) {
      entry(out, "label", label);
    }
    entry(out, "topic", progress.topic());
    out.writeBytes(utf8("total"));
    out.writeLong(progress.total());
    return ByteSlice.of(out);
  }

  /**
   * Reads the payload of a {@code text-output} frame; keys that are not known are passed over.
   *
   * @throws CborException if it is not of the form
   * @throws IllegalArgumentException if an atom breaks a rule of {@link TextAtom}
   */
  static List<TextAtom> decodeText(CborReader in) {
    in.checkWellFormed();
    int count = in.readArrayHeader();
    List<TextAtom> atoms = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      atoms.add(decodeAtom(in));
    }
    return atoms;
  }

  private static TextAtom decodeAtom(CborReader in) {
    String format = null;
    List<String> args = List.of();
    List<String> labels = List.of();
    int entries = in.readMapHeader();
    for (int i = 0; i < entries; i++) {
      switch (key(in, TEXT_KEYS)) {
        case 0 -> format = string(in);
        case 1 -> args = strings(in);
        case 2 -> labels = strings(in);
        default -> in.skip();
      }
    }
    if (format == null) {
      throw new IllegalArgumentException("text without msg");
    }
    return new TextAtom(format, args, labels);
  }

  /**
   * Reads the payload of a {@code progress} frame; keys that are not known are passed over.
   *
   * @throws CborException if it is not of the form
   * @throws IllegalArgumentException if it breaks a rule of {@link Progress}
   */
  static Progress decodeProgress(CborReader in) {
    in.checkWellFormed();
    Long position = null;
    String topic = null;
    Long total = null;
    String label = null;
    String item = null;
    int entries = in.readMapHeader();
    for (int i = 0; i < entries; i++) {
      switch (key(in, PROGRESS_KEYS)) {
        case 0 -> position = in.readLong();
        case 1 -> topic = string(in);
        case 2 -> total = readTotal(in);
        case 3 -> label = string(in);
        case 4 -> item = string(in);
        default -> in.skip();
      }
    }
    if (position == null || topic == null || total == null) {
      throw new IllegalArgumentException(
          "progress without " + (position == null ? "pos" : topic == null ? "topic" : "total"));
    }
    return new Progress(topic, position, total, label, item);
  }

  /**
   * The protocol lets a total be up to 2<sup>64</sup>-1; what a long cannot hold is its greatest.
   */
  private static long readTotal(CborReader in) {
    long total = in.readUnsigned();
    return total < 0 ? Long.MAX_VALUE : total;
  }

  private static int key(CborReader in, NameTable keys) {
    if (in.peek() == CborType.BYTES) {
      return in.readName(keys);
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

  static String string(CborReader in) {
    byte[] bytes = in.readBytes();
    String text = decodeUtf8(bytes, 0, bytes.length);
    if (text == null) {
      throw new IllegalArgumentException("text that is not UTF-8");
    }
    return text;
  }

  /** The bytes as text, or null if they are not UTF-8. */
  static @Nullable String decodeUtf8(byte[] array, int offset, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(array, offset, length))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static void entry(CborWriter out, String key, String value) {
    out.writeBytes(utf8(key));
    out.writeBytes(utf8(value));
  }

  private static void list(CborWriter out, String key, List<String> values) {
    out.writeBytes(utf8(key));
    out.writeArrayHeader(values.size());
    for (String value : values) {
      out.writeBytes(utf8(value));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
