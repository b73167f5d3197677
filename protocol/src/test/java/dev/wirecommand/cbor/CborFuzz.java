package dev.wirecommand.cbor;

import dev.wirecommand.fuzz.Finding;
import dev.wirecommand.fuzz.FuzzInput;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fuzzes all that reads CBOR, and writes back what was read.
 *
 * <p>The input: a byte for how many calls of the reader follow, a byte for each, and the document.
 */
public final class CborFuzz {
  private static final NameTable NAMES = NameTable.of("name", "args", "meta", "", "k");
  private static final CborLimits TIGHT = new CborLimits(3, 20, 4);
  private static final CborLimits LOOSE =
      new CborLimits(CborLimits.DEEPEST, Integer.MAX_VALUE, Integer.MAX_VALUE);
  private static final int MOST_CALLS = 32;
  private static final int TEXT_CHARS = 50;

  private CborFuzz() {}

  /**
   * Runs one input.
   *
   * @param data the input
   * @throws Finding if what must hold does not
   */
  public static void fuzzerTestOneInput(byte[] data) {
    FuzzInput in = new FuzzInput(data);
    byte[] calls = in.bytes(in.choice(MOST_CALLS));
    byte[] document = in.rest();
    checkDocument(document);
    readAny(calls, document);
  }

  /**
   * Makes an input of a document.
   *
   * @param document the document
   * @return an input that reads it without calls of single methods
   */
  public static byte[] input(byte[] document) {
    byte[] input = new byte[1 + document.length];
    System.arraycopy(document, 0, input, 1, document.length);
    return input;
  }

  private static void checkDocument(byte[] document) {
    String tight = refusal(document, TIGHT);
    String usual = refusal(document, CborLimits.DEFAULT);
    String loose = refusal(document, LOOSE);
    Finding.unless(tight != null || usual == null, "passes tight limits, not usual: %s", usual);
    Finding.unless(usual != null || loose == null, "passes usual limits, not loose: %s", loose);
    checkRequestMap(document, usual);
    CborReader reader = new CborReader(document);
    CborValue value;
    try {
      value = CborValue.read(reader);
    } catch (CborException e) {
      Finding.unless(usual != null, "well-formed, and not read: %s", e.getMessage());
      print(document, loose);
      return;
    }
    if (reader.atEnd()) {
      Finding.unless(usual == null, "read, and not well-formed: %s", usual);
      Finding.unless(value.toString().equals(print(document, usual)), "printed otherwise");
    } else {
      Finding.unless(usual != null, "bytes are left of a well-formed document");
    }
    checkWrittenBack(value);
  }

  private static @Nullable String refusal(byte[] document, CborLimits limits) {
    try {
      CborValidator.check(document, 0, document.length, limits);
      return null;
    } catch (CborException e) {
      Finding.unless(e.offset() >= 0 && e.offset() <= document.length, "offset: %s", e);
      return e.getMessage();
    }
  }

  private static void checkRequestMap(byte[] document, @Nullable String usual) {
    try {
      NameMaps.check(document, 0, document.length, CborLimits.DEFAULT);
      Finding.unless(usual == null, "a request map, and not well-formed: %s", usual);
    } catch (CborException e) {
      Finding.unless(e.offset() >= 0 && e.offset() <= document.length, "offset: %s", e);
    }
  }

  /** Prints a document, which must succeed if it was not refused under loose limits. */
  private static String print(byte[] document, @Nullable String refusal) {
    String text;
    try {
      text = Documents.print(document);
    } catch (CborException e) {
      Finding.unless(refusal != null, "not refused, and not printed: %s", e.getMessage());
      text = "";
    }
    try {
      String cut = Documents.print(document, 0, document.length, TEXT_CHARS);
      Finding.unless(cut.length() <= TEXT_CHARS, "too long: %s", cut);
    } catch (CborException e) {
      Finding.unless(refusal != null, "not refused, and not printed in short: %s", e.getMessage());
    }
    return text;
  }

  private static void checkWrittenBack(CborValue value) {
    byte[] written = write(value);
    CborValue again = CborValue.read(new CborReader(written));
    Finding.unless(again.equals(value), "read %s, written and read %s", value, again);
    Finding.unless(again.hashCode() == value.hashCode(), "equal, and hashed otherwise: %s", value);
    Finding.unless(Arrays.equals(write(again), written), "written in two ways: %s", value);
    Finding.unless(refusal(written, CborLimits.DEFAULT) == null, "refused as written: %s", value);
  }

  private static byte[] write(CborValue value) {
    CborWriter writer = new CborWriter(0);
    value.writeTo(writer);
    return writer.toByteArray();
  }

  /** Any calls of the reader, in any order, move it forward inside the document or are refused. */
  private static void readAny(byte[] calls, byte[] document) {
    byte[] framed = new byte[document.length + 4];
    Arrays.fill(framed, (byte) 0xF6);
    System.arraycopy(document, 0, framed, 2, document.length);
    CborReader reader = new CborReader(framed, 2, document.length, TIGHT);
    int position = 0;
    for (byte call : calls) {
      try {
        READS.get((call & 0xFF) % READS.size()).read(reader);
      } catch (CborException e) {
        Finding.unless(e.offset() >= 0 && e.offset() <= document.length, "offset: %s", e);
        return;
      }
      int next = reader.position();
      Finding.unless(next >= position && next <= document.length, "%d to %d", position, next);
      position = next;
    }
  }

  private interface Read {
    void read(CborReader reader);
  }

  private static final List<Read> READS =
      List.of(
          reader -> Objects.requireNonNull(reader.peek()),
          CborReader::readBoolean,
          CborReader::readNull,
          CborReader::tryReadNull,
          CborReader::readUndefined,
          CborReader::readSimple,
          CborReader::readLong,
          CborReader::readInt,
          CborReader::readShort,
          CborReader::readByte,
          CborReader::readUnsigned,
          CborReader::readBigInteger,
          CborReader::readDouble,
          CborReader::readFloat,
          CborReader::readBytes,
          CborReader::readByteBuffer,
          CborReader::readText,
          CborReader::readArrayHeader,
          CborReader::readMapHeader,
          reader -> {
            int ordinal = reader.readName(NAMES);
            String name = reader.lastName();
            Finding.unless(ordinal < 0 || name.equals(NAMES.name(ordinal)), "name: %s", name);
          },
          CborReader::skip,
          CborReader::readEncoded,
          CborValue::read,
          CborReader::expectEnd);
}
