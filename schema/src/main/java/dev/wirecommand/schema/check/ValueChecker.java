package dev.wirecommand.schema.check;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.ValueException;
import dev.wirecommand.schema.walk.NoSink;
import dev.wirecommand.schema.walk.ValuePath;
import dev.wirecommand.schema.walk.ValueWalker;
import java.util.Objects;

/**
 * Checks CBOR values against types, by the rules that receivers follow (section 10 of the
 * protocol): text may come as bytes of valid UTF-8, a float as an integer that it can hold exactly,
 * and a field that need not be there may be null.
 *
 * <p>What is checked of a text is its length, its {@link dev.wirecommand.schema.TextFormat}, and
 * the pattern that the type has. The size and the depth of a value are bounded by the limits of the
 * reader. Immutable, and so safe for use by any thread.
 */
public final class ValueChecker {
  private final Schema schema;
  private final boolean skipsUnknown;

  private ValueChecker(Schema schema, boolean skipsUnknown) {
    this.schema = Objects.requireNonNull(schema, "schema");
    this.skipsUnknown = skipsUnknown;
  }

  /**
   * Returns a checker that refuses fields that a record does not have, as servers do.
   *
   * @param schema the types that a type may name
   * @return the checker
   */
  public static ValueChecker strict(Schema schema) {
    return new ValueChecker(schema, false);
  }

  /**
   * Returns a checker that skips fields that a record does not have, as clients do.
   *
   * @param schema the types that a type may name
   * @return the checker
   */
  public static ValueChecker lenient(Schema schema) {
    return new ValueChecker(schema, true);
  }

  /**
   * Checks a document with the default limits of CBOR.
   *
   * @param type the type
   * @param document the document, one value
   * @throws ValueException if it is not of the type
   * @throws CborException if it is not one well-formed value, or is over a limit
   */
  public void check(SchemaType type, byte[] document) {
    CborReader in = new CborReader(document);
    check(type, in);
    in.expectEnd();
  }

  /**
   * Reads the next value of a document, and checks it.
   *
   * @param type the type
   * @param in the reader, at the start of the value; afterwards at its end
   * @throws ValueException if the value is not of the type
   * @throws CborException if it is malformed, or over a limit of the reader
   */
  public void check(SchemaType type, CborReader in) {
    new ValueWalker(schema, skipsUnknown, new ValuePath(), new NoSink(), in).walk(type);
  }
}
