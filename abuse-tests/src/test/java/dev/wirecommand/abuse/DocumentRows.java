package dev.wirecommand.abuse;

import static dev.wirecommand.abuse.Abuser.arg;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.FrameType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Rows about the CBOR of requests. */
final class DocumentRows {
  private static final String MALFORMED = "the validator reads no such value";

  private DocumentRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(20, "deep nesting")
            .heldBy(Setting.DEPTH)
            .expects("refused 1: limit-exceeded", "the limit maxDepth", "answered 3")
            .plays(attackers -> value(attackers, nested(100))),
        Row.of(20, "very deep nesting")
            .heldByDesign("no setting allows more than 256 levels")
            .expects("refused 1: limit-exceeded", "the limit maxDepth", "answered 3")
            .plays(attackers -> value(attackers, nested(500_000))),
        malformed(20, "tags on tags", "c1c1c1c1c100", "tags are not allowed"),
        claim("2^31", "5a80000000", "length 2147483648"),
        claim("2^62", "9b4000000000000000", "4611686018427387904"),
        claim("2^63", "bb8000000000000000", "9223372036854775808"),
        claim("2^64 - 1", "7bffffffffffffffff", "18446744073709551615"),
        Row.of(22, "a million empty arrays")
            .heldBy(Setting.ITEMS)
            .expects("refused 1: limit-exceeded", "the limit maxItems", "answered 3")
            .plays(attackers -> value(attackers, emptyArrays(1_000_000))),
        malformed(23, "an array of indefinite length", "9f00ff", "indefinite length"),
        malformed(23, "a stray break", "ff", "at byte"),
        document(
            Row.of(24, "duplicate keys").heldBy("cbor.KeyOrder", "compare", -1),
            "a2616101616102",
            "duplicate key"),
        Row.of(25, "a map with too many keys")
            .heldBy(Setting.MAP_KEYS)
            .expects("refused 1: limit-exceeded", "the limit maxMapKeys", "answered 3")
            .plays(attackers -> value(attackers, keys(65_537))),
        collisions(
            "a map of texts", "count-keys", "keys", DocumentRows::collidingKeys, "answered 1"),
        collisions(
            "a set of texts", "count-texts", "texts", DocumentRows::collidingTexts, "answered 1"),
        collisions(
            "a set of records",
            "count-pairs",
            "pairs",
            DocumentRows::collidingPairs,
            "more than 256 elements of the set have the same hash code"),
        malformed(26, "a bignum", "c24101", "tag 2"),
        malformed(26, "a regular expression", "d8236128", "tag 35"),
        malformed(26, "a shared reference", "d81c80", "tag 28"),
        document(
            Row.of(27, "bad UTF-8").heldBy("text.Utf8", "firstInvalid", -1),
            "62c328",
            "invalid UTF-8"),
        Row.of(27, "a long name")
            .heldBy(Setting.NAME_BYTES)
            .expects("refused 1: limit-exceeded", "the limit nameBytes", "answered 3")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.request(1, "n".repeat(256));
                  abuser.request(3, "echo", arg("number", 1), 0);
                  return abuser.listenTo(1, 3);
                }),
        Row.of(27, "a name with escapes and newlines")
            .heldBy("text.EscapedText", "shows", 1)
            .expects("refused 1: ", "harmless")
            .plays(
                attackers -> {
                  Abuser abuser = attackers.connect();
                  abuser.request(1, "\u001b[31mred\nforged\u202e");
                  String said = abuser.listenTo(1);
                  String heard = said + attackers.server().log();
                  boolean harmless =
                      !heard.contains("\u001b")
                          && !heard.contains("\nforged")
                          && !heard.contains("\u202e");
                  return said + (harmless ? "\nharmless" : "\nescapes");
                }));
  }

  /** A document that ends the connection. */
  private static Row malformed(int number, String name, String hex, String expected) {
    return document(Row.of(number, name).heldByDesign(MALFORMED), hex, expected);
  }

  private static Row document(Row.Draft row, String hex, String expected) {
    return row.expects("protocol: ", expected, "closed")
        .plays(attackers -> value(attackers, HexFormat.of().parseHex(hex)));
  }

  /** A document that claims more than it has. */
  private static Row claim(String length, String hex, String expected) {
    return document(
        Row.of(21, "a length of " + length).heldBy("cbor.CborCursor", "longCount", 0),
        hex,
        expected);
  }

  private static Row collisions(
      String name, String command, String argument, Consumer<CborWriter> value, String expected) {
    return Row.of(25, "keys that collide: " + name)
        .heldByDesign("there is no quadratic way")
        .expects(expected, "answered 3")
        .plays(
            attackers -> {
              Abuser abuser = attackers.connect();
              byte[] map = Abuser.map(command, arg(argument, value));
              int chunk = 60_000;
              for (int i = 0; i < map.length; i += chunk) {
                byte[] part = Arrays.copyOfRange(map, i, Math.min(map.length, i + chunk));
                if (i + chunk < map.length) {
                  abuser.part(1, i == 0, part);
                } else {
                  abuser.send(1, FrameType.COMMAND_REQUEST, FrameType.REQUEST_CONTINUATION, part);
                }
              }
              abuser.request(3, "echo", arg("number", 1), 0);
              return abuser.listenTo(1, 3);
            });
  }

  private static final int COLLISIONS = 25_000;

  /** Returns a text that collides with all others for numbers of 16 bits. */
  private static String colliding(int number) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 16; bit++) {
      text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString();
  }

  private static void collidingKeys(CborWriter value) {
    value.writeMapHeader(COLLISIONS);
    for (int i = 0; i < COLLISIONS; i++) {
      value.writeText(colliding(i));
      value.writeLong(i);
    }
  }

  private static void collidingTexts(CborWriter value) {
    value.writeArrayHeader(COLLISIONS);
    for (int i = 0; i < COLLISIONS; i++) {
      value.writeText(colliding(i));
    }
  }

  private static void collidingPairs(CborWriter value) {
    value.writeArrayHeader(COLLISIONS);
    for (int i = 0; i < COLLISIONS; i++) {
      // The hash of a record of two numbers is 31 times the first, and the second.
      value.writeMapHeader(2);
      value.writeText("a");
      value.writeLong(i);
      value.writeText("b");
      value.writeLong(-31L * i);
    }
  }

  private static byte[] nested(int depth) {
    byte[] arrays = new byte[depth];
    Arrays.fill(arrays, (byte) 0x81);
    arrays[depth - 1] = 0;
    return arrays;
  }

  private static byte[] emptyArrays(int number) {
    CborWriter writer = new CborWriter();
    writer.writeArrayHeader(number);
    for (int i = 0; i < number; i++) {
      writer.writeArrayHeader(0);
    }
    return writer.toByteArray();
  }

  private static byte[] keys(int number) {
    CborWriter writer = new CborWriter();
    writer.writeMapHeader(number);
    for (int i = 0; i < number; i++) {
      writer.writeLong(i);
      writer.writeNull();
    }
    return writer.toByteArray();
  }

  /** Sends a call with a value, and one more, if the connection is still there. */
  private static String value(Attackers attackers, byte[] value) throws Exception {
    Abuser abuser = attackers.connect();
    ByteArrayOutputStream map = new ByteArrayOutputStream();
    CborWriter beginning = new CborWriter();
    beginning.writeMapHeader(2);
    beginning.writeBytes("args".getBytes(UTF_8));
    beginning.writeMapHeader(1);
    beginning.writeBytes("text".getBytes(UTF_8));
    map.writeBytes(beginning.toByteArray());
    map.writeBytes(value);
    CborWriter end = new CborWriter();
    end.writeBytes("name".getBytes(UTF_8));
    end.writeBytes("length".getBytes(UTF_8));
    map.writeBytes(end.toByteArray());
    byte[] bytes = map.toByteArray();
    int chunk = 60_000;
    for (int i = 0; i < bytes.length; i += chunk) {
      byte[] part = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + chunk));
      boolean last = i + chunk >= bytes.length;
      int flags =
          (i == 0 ? FrameType.REQUEST_NEW : FrameType.REQUEST_CONTINUATION)
              | (last ? 0 : FrameType.REQUEST_MORE);
      abuser.send(1, FrameType.COMMAND_REQUEST, flags, part);
    }
    abuser.request(3, "echo", arg("number", 1), 0);
    return abuser.listenTo(1, 3);
  }
}
