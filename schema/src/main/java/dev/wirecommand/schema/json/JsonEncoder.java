package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.ValueException;
import dev.wirecommand.schema.walk.ValuePath;
import dev.wirecommand.schema.walk.ValueWalker;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/**
 * Converts CBOR of a given type to JSON. {@link dev.wirecommand.schema.json the package} says what
 * JSON a value of each type has. The fields of records, and the keys of maps, keep the order that
 * they have in CBOR.
 *
 * <p>Immutable, and so safe for use by any thread.
 */
public final class JsonEncoder {
  private final Schema schema;
  private final BytesFormat format;
  private final boolean skipsUnknown;
  private final boolean indented;

  private JsonEncoder(Schema schema, BytesFormat format, boolean skipsUnknown, boolean indented) {
    this.schema = Objects.requireNonNull(schema, "schema");
    this.format = Objects.requireNonNull(format, "format");
    this.skipsUnknown = skipsUnknown;
    this.indented = indented;
  }

  /**
   * Makes an encoder that writes bytes in base64, on one line, and refuses fields that a record
   * does not have.
   *
   * @param schema the types that a type may name
   */
  public JsonEncoder(Schema schema) {
    this(schema, BytesFormat.BASE64, false, false);
  }

  /**
   * Returns an encoder that writes bytes in another format. In values without a type they stay in
   * base64.
   *
   * @param format the format
   * @return the encoder
   */
  public JsonEncoder withBytes(BytesFormat format) {
    return new JsonEncoder(schema, format, skipsUnknown, indented);
  }

  /**
   * Returns an encoder that skips fields which a record does not have, as clients do with results.
   *
   * @return the encoder
   */
  public JsonEncoder skippingUnknownFields() {
    return new JsonEncoder(schema, format, true, indented);
  }

  /**
   * Returns an encoder that writes each member and each element on a line of its own. It matters
   * only where the encoder makes the text.
   *
   * @return the encoder
   */
  public JsonEncoder indented() {
    return new JsonEncoder(schema, format, skipsUnknown, true);
  }

  /**
   * Converts a document with the default limits of CBOR.
   *
   * @param type the type of the value
   * @param document the document, one value
   * @return the JSON
   * @throws ValueException if the value is not of the type
   * @throws CborException if the document is not one well-formed value, or is over a limit
   */
  public String encode(SchemaType type, byte[] document) {
    CborReader in = new CborReader(document);
    String json = encode(type, in);
    in.expectEnd();
    return json;
  }

  /**
   * Reads the next value of a document, and converts it.
   *
   * @param type the type of the value
   * @param in the reader, at the start of the value; afterwards at its end
   * @return the JSON
   * @throws ValueException if the value is not of the type
   * @throws CborException if it is malformed, or over a limit of the reader
   */
  public String encode(SchemaType type, CborReader in) {
    return JsonText.print(indented, out -> write(type, in, out));
  }

  /**
   * Reads the next value of a document, and writes it as JSON. If the value is refused, a part of
   * it may have been written.
   *
   * @param type the type of the value
   * @param in the reader, at the start of the value; afterwards at its end
   * @param out where it is written, where a value is due; not flushed
   * @throws ValueException if the value is not of the type
   * @throws CborException if it is malformed, or over a limit of the reader
   */
  public void write(SchemaType type, CborReader in, JsonGenerator out) {
    new ValueWalker(schema, skipsUnknown, new ValuePath(), new JsonSink(out, format), in)
        .walk(type);
  }
}
