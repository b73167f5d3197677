package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.core.JsonParser;

/**
 * Converts JSON to CBOR of a given type. {@link dev.wirecommand.schema.json the package} says what
 * JSON a value of each type has. The CBOR is canonical.
 *
 * <p>JSON is read strictly: no comments, no duplicate keys, nothing after the value, and within
 * limits. A member of an object that is no field of the record is refused, as servers refuse it. A
 * member that need not be there may be null.
 *
 * <p>Immutable, and so safe for use by any thread.
 */
public final class JsonDecoder {
  private final Schema schema;
  private final BytesFormat format;
  private final JsonLimits limits;
  private final JsonText text;

  private JsonDecoder(Schema schema, BytesFormat format, JsonLimits limits) {
    this.schema = Objects.requireNonNull(schema, "schema");
    this.format = Objects.requireNonNull(format, "format");
    this.limits = Objects.requireNonNull(limits, "limits");
    this.text = new JsonText(limits);
  }

  /**
   * Makes a decoder that takes bytes in base64, with the default limits.
   *
   * @param schema the types that a type may name
   */
  public JsonDecoder(Schema schema) {
    this(schema, BytesFormat.BASE64, JsonLimits.DEFAULT);
  }

  /**
   * Returns a decoder that takes bytes in another format.
   *
   * @param format the format
   * @return the decoder
   */
  public JsonDecoder withBytes(BytesFormat format) {
    return new JsonDecoder(schema, format, limits);
  }

  /**
   * Returns a decoder with other limits.
   *
   * @param limits the limits
   * @return the decoder
   */
  public JsonDecoder withLimits(JsonLimits limits) {
    return new JsonDecoder(schema, format, limits);
  }

  /**
   * Converts a text.
   *
   * @param type the type of its value
   * @param json the text
   * @return the value in CBOR
   * @throws JsonException if the text is not JSON, not of the type, or over a limit
   */
  public byte[] decode(SchemaType type, String json) {
    checkLength(json.length());
    return decode(type, text.parser(json));
  }

  /**
   * Converts a text that is encoded in UTF-8.
   *
   * @param type the type of its value
   * @param json the text
   * @return the value in CBOR
   * @throws JsonException if the text is not JSON in UTF-8, not of the type, or over a limit
   */
  public byte[] decode(SchemaType type, byte[] json) {
    checkLength(json.length);
    try {
      return decode(
          type,
          text.parser(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString()));
    } catch (CharacterCodingException e) {
      throw new JsonException("$", "the text is not UTF-8", new JsonPlace(1, 1));
    }
  }

  private byte[] decode(SchemaType type, JsonParser parser) {
    try (parser) {
      JsonTree tree = JsonTreeReader.read(parser, limits.values());
      CborWriter out = new CborWriter();
      Decoding decoding =
          new Decoding(schema, format, out, JsonDecoder::typed, JsonDecoder::untyped);
      decoding.decode(type, tree);
      return out.toByteArray();
    }
  }

  private static void typed(Decoding decoding, SchemaType type, JsonTree value) {
    type.accept(new TypeDecoder(decoding, value));
  }

  private static void untyped(Decoding decoding, JsonTree value) {
    value.accept(new UntypedDecoder(decoding));
  }

  private void checkLength(int length) {
    if (length > limits.maxBytes()) {
      throw new JsonException(
          "$",
          "a text of " + length + " bytes: more than " + limits.maxBytes(),
          new JsonPlace(1, 1));
    }
  }
}
