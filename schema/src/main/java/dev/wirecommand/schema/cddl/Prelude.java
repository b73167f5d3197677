package dev.wirecommand.schema.cddl;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.SchemaType.Int;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that CDDL defines (RFC 8610, appendix D). */
final class Prelude {
  private static final SchemaType UINT = new Int(BigInteger.ZERO, Int.LARGEST);
  private static final SchemaType NINT = new Int(Int.SMALLEST, BigInteger.ONE.negate());
  private static final SchemaType INT = new Int(Int.SMALLEST, Int.LARGEST);
  private static final SchemaType FLOAT = new SchemaType.Float(64);

  /** The wire has no tags, so big integers are left out of {@code unsigned} and the like. */
  private static final Map<String, SchemaType> TYPES =
      Map.ofEntries(
          Map.entry("any", new SchemaType.Any()),
          Map.entry("bool", new SchemaType.Bool()),
          Map.entry("bstr", SchemaType.Bytes.ANY),
          Map.entry("bytes", SchemaType.Bytes.ANY),
          Map.entry("false", new SchemaType.Literal(new CborValue.Bool(false))),
          Map.entry("float", FLOAT),
          Map.entry("float16", new SchemaType.Float(16)),
          Map.entry("float16-32", new SchemaType.Float(32)),
          Map.entry("float32", new SchemaType.Float(32)),
          Map.entry("float32-64", FLOAT),
          Map.entry("float64", FLOAT),
          Map.entry("int", INT),
          Map.entry("integer", INT),
          Map.entry("nil", new SchemaType.Null()),
          Map.entry("nint", NINT),
          Map.entry("null", new SchemaType.Null()),
          Map.entry("number", new SchemaType.Choice(List.of(INT, FLOAT))),
          Map.entry("text", SchemaType.Text.ANY),
          Map.entry("true", new SchemaType.Literal(new CborValue.Bool(true))),
          Map.entry("tstr", SchemaType.Text.ANY),
          Map.entry("uint", UINT),
          Map.entry("undefined", new SchemaType.Literal(new CborValue.Undefined())),
          Map.entry("unsigned", UINT));

  private static final Set<String> TAGGED =
      Set.of(
          "b64legacy",
          "b64url",
          "bigfloat",
          "bigint",
          "bignint",
          "biguint",
          "cbor-any",
          "decfrac",
          "eb16",
          "eb64legacy",
          "eb64url",
          "encoded-cbor",
          "mime-message",
          "regexp",
          "tdate",
          "time",
          "uri");

  private Prelude() {}

  static boolean defines(String name) {
    return TYPES.containsKey(name) || TAGGED.contains(name);
  }

  /** Returns the type of a name that CDDL defines. */
  static SchemaType type(Token name) {
    SchemaType type = TYPES.get(name.text());
    if (type == null) {
      throw new CddlException(
          name.position(), name.words() + " is a tagged type, and the wire has no tags");
    }
    return type;
  }
}
