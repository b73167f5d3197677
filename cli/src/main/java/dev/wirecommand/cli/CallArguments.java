package dev.wirecommand.cli;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Encodes the arguments of a call from the command line, where they have the forms {@code
 * key=text}, {@code key:=JSON} and {@code key:hex=HEX}. The first equals sign ends the key.
 */
final class CallArguments {
  private static final String BYTES = ":hex";
  private static final String JSON = ":";

  private CallArguments() {}

  /**
   * Encodes arguments.
   *
   * @param arguments the arguments as given
   * @return the map of arguments in canonical CBOR, its keys byte strings (section 3 of the
   *     protocol)
   * @throws Failure if one is not of these forms, or a key is given twice; the message names it
   */
  static byte[] encode(List<String> arguments) throws Failure {
    List<CborValue.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String argument : arguments) {
      requireText(argument);
      int equals = argument.indexOf('=');
      if (equals < 0) {
        throw Failure.usage(
            "'" + argument + "' is no argument: write KEY=TEXT, KEY:=JSON or KEY:hex=HEX");
      }
      String left = argument.substring(0, equals);
      String right = argument.substring(equals + 1);
      String key;
      CborValue value;
      if (left.endsWith(BYTES)) {
        key = left.substring(0, left.length() - BYTES.length());
        value = bytes(key, right);
      } else if (left.endsWith(JSON)) {
        key = left.substring(0, left.length() - JSON.length());
        value = json(key, right);
      } else {
        key = left;
        value = new CborValue.Text(right);
      }
      if (key.isEmpty()) {
        throw Failure.usage("'" + argument + "' has no key: write KEY" + argument);
      }
      if (!keys.add(key)) {
        throw Failure.usage("argument '" + key + "' is given twice; give it once");
      }
      entries.add(new CborValue.Entry(bytes(key), value));
    }
    CborWriter out = new CborWriter();
    new CborValue.Map(entries).writeTo(out);
    return out.toByteArray();
  }

  /**
   * Refuses an argument that the JVM could not decode with the charset of its locale.
   *
   * @param argument a command's name or argument
   */
  static void requireText(String argument) throws Failure {
    if (argument.indexOf('\ufffd') >= 0) {
      throw Failure.usage(
          "'"
              + argument
              + "' has bytes that are not text in this locale: set a locale of UTF-8, write bytes"
              + " as KEY:hex=HEX, or U+FFFD itself as KEY:=\"\\ufffd\"");
    }
  }

  private static CborValue json(String key, String json) throws Failure {
    try {
      return JsonReader.read(json);
    } catch (JsonReader.JsonException e) {
      throw Failure.usage(
          "argument '" + key + "': " + e.getMessage() + "; to give text, write " + key + "=TEXT");
    }
  }

  private static CborValue bytes(String key, String hex) throws Failure {
    try {
      return new CborValue.Bytes(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(
          "argument '" + key + "': '" + hex + "' is not hex: write two digits for each byte");
    }
  }

  private static CborValue bytes(String text) {
    return new CborValue.Bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
