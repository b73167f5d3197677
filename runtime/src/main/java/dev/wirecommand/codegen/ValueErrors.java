package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.NameTable;

/**
 * A factory of exceptions for well-formed but invalid values. Generated decoders use it for the
 * fields of a record, the constants of an enum, the keys of a map and the elements of a set
 * (section 10 of the protocol). Each method returns the exception instead of throwing it, so that
 * the compiler sees that the caller stops there.
 */
public final class ValueErrors {
  private ValueErrors() {}

  /**
   * Returns the exception for a required field that is missing or null.
   *
   * @param in the reader, after the record
   * @param field the field's name
   * @return the exception to throw
   */
  public static CborException missing(CborReader in, String field) {
    return new CborException("missing field '" + field + "'", in.position());
  }

  /**
   * Returns the exception for an unknown field. The message lists the known ones, up to 32.
   *
   * @param in the reader that has just read the unknown name
   * @param known the names of the record's fields
   * @return the exception to throw
   */
  public static CborException unknown(CborReader in, NameTable known) {
    return new CborException(
        "unknown field '" + in.lastName() + "'; it has " + KnownNames.list(known), in.position());
  }

  /**
   * Returns the exception for an unknown enum constant. The message lists the known ones, up to 32.
   *
   * @param in the reader that has just read the unknown name
   * @param known the names of the constants
   * @return the exception to throw
   */
  public static CborException unknownConstant(CborReader in, NameTable known) {
    return new CborException(
        "unknown constant '" + in.lastName() + "'; it is one of " + KnownNames.list(known),
        in.position());
  }

  /**
   * Returns the exception for a map with two keys that are equal as Java values. On the wire they
   * may differ, for example as text and bytes.
   *
   * @param in the reader, after the key
   * @return the exception to throw
   */
  public static CborException duplicateKey(CborReader in) {
    return new CborException("two keys of the map are equal", in.position());
  }

  /**
   * Returns the exception for a set with two equal elements.
   *
   * @param in the reader, after the element
   * @return the exception to throw
   */
  public static CborException duplicateElement(CborReader in) {
    return new CborException("two elements of the set are equal", in.position());
  }

  /**
   * Returns the exception for a value that a constructor or a codec has refused.
   *
   * @param in the reader, after the value
   * @param refusal the exception of the constructor or codec
   * @return the exception to throw
   */
  public static CborException refused(CborReader in, IllegalArgumentException refusal) {
    String reason = refusal.getMessage();
    return new CborException(reason == null ? "not a valid value" : reason, in.position());
  }
}
