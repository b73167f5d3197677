package dev.wirecommand.peer;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.text.FrameText;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Text forms of frames as people might write them, and frames, from a seeded random: all that both
 * this project and Mercurial 6.3.2 know of. {@link MercurialPeerTest} tells what is left out.
 */
final class RandomTextForms {
  /** In what order the peer is to write the keys of maps. */
  enum KeyOrder {
    /** That in which this project writes them too. */
    SAME,
    /** Any. */
    ANY
  }

  /** A type, as it may be written, with the names of its flags. */
  private record Type(List<String> spellings, List<String> flags) {}

  private static final List<Type> TYPES =
      List.of(
          new Type(
              List.of("command-request", "1"), List.of("new", "continuation", "more", "have-data")),
          new Type(List.of("command-data"), List.of("continuation", "eos")),
          new Type(List.of("error-response", "5"), List.of()),
          new Type(List.of("text-output", "6"), List.of()),
          new Type(List.of("progress", "7"), List.of()),
          new Type(List.of("stream-settings"), List.of()),
          new Type(List.of("2", "3", "8", "9"), List.of()));

  /** Types that are printed so that the peer knows them: 4 is not, by name or by number, nor 9. */
  private static final int[] PRINTED_TYPES = {1, 1, 2, 3, 5, 6, 7, 8};

  private static final List<String> STREAM_FLAGS = List.of("stream-begin", "stream-end", "encoded");

  /** Pieces of payloads and of byte strings: characters, and every kind of escape. */
  private static final List<String> PIECES =
      List.of(
          "a", "Z", " ", "  ", "|", "#", ":", "\\n", "\\r", "\\t", "\\\\", "\\'", "\\\"", "\\x00",
          "\\x41", "\\xfF", "\\0", "\\12", "\\101", "\\1011", "\\377", "\\a", "\\b", "\\f", "\\v",
          "\\q", "\\8", "\\N", "\\u0041");

  /** Pieces that stand for themselves in a payload alone. */
  private static final List<String> PAYLOAD_PIECES = List.of("'", "\"", "é", "水", "😀");

  private static final int[] WIDTHS = {0, 4, 5, 8, 16, 31, 32, 63, 64};

  private final Random random;
  private final KeyOrder order;

  RandomTextForms(Random random, KeyOrder order) {
    this.random = random;
    this.order = order;
  }

  /** A line that stands for a frame. */
  String line() {
    return line(random.nextBoolean() ? payload() : "cbor:" + document());
  }

  /** A line that stands for a frame with this payload. */
  String line(String payload) {
    Type type = pick(TYPES);
    return String.join(
        " ",
        number(0x10000),
        number(0x100),
        flags(STREAM_FLAGS, 0x100),
        pick(type.spellings),
        flags(type.flags, 0x10),
        payload);
  }

  /** A frame whose printed form the peer knows. */
  Frame frame() {
    int type = PRINTED_TYPES[random.nextInt(PRINTED_TYPES.length)];
    int flags = random.nextInt(16);
    // The peer has no names for the flags of errors, by which they are printed.
    int named = type == 5 ? 3 : 0;
    boolean cbor = random.nextBoolean();
    byte[] payload = cbor ? FrameText.parsePayload("cbor:" + document()) : bytes();
    Frame frame =
        new Frame(
            random.nextInt(0x10000),
            random.nextInt(0x100),
            random.nextInt(0x100),
            type,
            flags & ~named,
            payload,
            0,
            payload.length);
    String printed = FrameText.print(frame);
    boolean known = !printed.endsWith(" ") && (cbor || !printed.contains(" cbor:"));
    return known ? frame : frame();
  }

  private byte[] bytes() {
    byte[] bytes = new byte[1 + random.nextInt(random.nextInt(8) == 0 ? 3000 : 40)];
    random.nextBytes(bytes);
    return random.nextInt(8) == 0 ? "cbor:[]".getBytes(StandardCharsets.US_ASCII) : bytes;
  }

  private String number(int bound) {
    return "0".repeat(random.nextInt(8) / 7) + random.nextInt(bound);
  }

  private String flags(List<String> names, int bound) {
    List<String> flags = new ArrayList<>();
    for (int n = random.nextInt(3); n >= 0; n--) {
      flags.add(names.isEmpty() || random.nextInt(4) == 0 ? number(bound) : pick(names));
    }
    return String.join("|", flags);
  }

  /** Bytes as written in a payload; never none, and not ending with a space. */
  private String payload() {
    StringBuilder payload = new StringBuilder();
    for (int n = random.nextInt(20); n > 0; n--) {
      payload.append(pick(random.nextInt(5) == 0 ? PAYLOAD_PIECES : PIECES));
    }
    return payload.append('.').toString();
  }

  /** A literal: a request map, text output, or any value. */
  String document() {
    return switch (random.nextInt(3)) {
      case 0 -> request();
      case 1 -> text();
      default -> value(3);
    };
  }

  private String request() {
    String args = random.nextBoolean() ? ", b'args': " + map(2, this::keyBytes) : "";
    return "{b'name': " + byteString() + args + "}";
  }

  /** Where keys are to be in the same order, without labels, which go elsewhere. */
  private String text() {
    List<String> atoms = new ArrayList<>();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      String rest = "";
      if (order == KeyOrder.ANY) {
        rest = ", b'args': " + list("[", "]", this::byteString);
        rest += random.nextBoolean() ? "" : ", b'labels': " + list("[", "]", this::byteString);
      }
      atoms.add("{b'msg': " + byteString() + rest + "}");
    }
    return "[" + String.join(", ", atoms) + "]";
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0, 1 -> integer();
      case 2, 3 -> byteString();
      case 4 -> pick(List.of("None", "True", "False"));
      case 5 -> list("[", "]", () -> value(depth - 1));
      case 6 -> list("(", ",)", () -> value(depth - 1));
      default -> map(depth, keys());
    };
  }

  private String list(String open, String close, Supplier<String> element) {
    List<String> elements = new ArrayList<>();
    for (int n = random.nextInt(5); n > 0; n--) {
      elements.add(element.get());
    }
    return elements.isEmpty()
        ? open + close.substring(close.length() - 1)
        : open + String.join(pick(List.of(",", ", ")), elements) + close;
  }

  /** A map with distinct keys, in no order. */
  private String map(int depth, IntFunction<String> key) {
    int length = random.nextInt(3);
    Set<String> keys = new LinkedHashSet<>();
    for (int n = random.nextInt(6); n > 0; n--) {
      keys.add(key.apply(length));
    }
    List<String> entries = new ArrayList<>();
    keys.forEach(next -> entries.add(next + ": " + value(depth - 1)));
    return "{" + String.join(", ", entries) + "}";
  }

  private IntFunction<String> keys() {
    return switch (random.nextInt(order == KeyOrder.SAME ? 4 : 6)) {
      case 0, 1 -> this::keyBytes;
      case 2 -> length -> magnitude().toString();
      case 3 -> length -> "(" + random.nextInt(24) + ", " + random.nextInt(24) + ")";
      case 4 -> length -> magnitude().not().toString();
      default -> length -> pick(List.of("None", "-1", "b'k'", "b'key'", "(7,)", "(7, 8)", "1000"));
    };
  }

  /** A key of letters, of one length in each map where keys are to be in the same order. */
  private String keyBytes(int length) {
    int letters = order == KeyOrder.SAME ? length : random.nextInt(30);
    StringBuilder key = new StringBuilder("b'");
    for (int n = 0; n <= letters; n++) {
      key.append((char) ('a' + random.nextInt(26)));
    }
    return key.append('\'').toString();
  }

  /** An integer in any base, with or without a sign. */
  private String integer() {
    BigInteger value = magnitude();
    String digits =
        switch (random.nextInt(8)) {
          case 0 -> "0x" + value.toString(16);
          case 1 -> "0o" + value.toString(8);
          case 2 -> "0b" + value.toString(2);
          case 3 -> "0X_" + value.toString(16).toUpperCase(Locale.ROOT);
          default -> value.toString();
        };
    return pick(List.of("", "", "+", "-", "- ")) + digits;
  }

  /** Within 0 and 2^64-1, and often next to a power of two. */
  private BigInteger magnitude() {
    BigInteger near = BigInteger.ONE.shiftLeft(WIDTHS[random.nextInt(WIDTHS.length)]);
    BigInteger value = near.add(BigInteger.valueOf(random.nextInt(5) - 2));
    return value.signum() < 0 || value.bitLength() > 64 ? BigInteger.TEN : value;
  }

  /** A byte string, in one part or in several that are joined. */
  private String byteString() {
    StringBuilder string = new StringBuilder();
    for (int parts = 1 + random.nextInt(6) / 5; parts > 0; parts--) {
      String quote = pick(List.of("'", "'", "'", "\"", "'''", "\"\"\""));
      string.append(pick(List.of("b", "b", "B"))).append(quote);
      for (int n = random.nextInt(8) == 0 ? 300 : random.nextInt(8); n > 0; n--) {
        string.append(pick(PIECES));
      }
      string.append(quote).append(parts > 1 ? " " : "");
    }
    return string.toString();
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
