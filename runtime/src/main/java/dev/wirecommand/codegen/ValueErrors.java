package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.NameTable;

/**
 * The wording of what can be wrong with values that are each well-formed: the fields of a record,
 * the constants of an enum, the keys of a map, the elements of a set (section 10 of the protocol).
 * For generated decoders. Each method returns the exception for its caller to throw, so that the
 * compiler sees where control ends.
 */
public final class ValueErrors {
  private ValueErrors() {}

  /**
   * A field that has to be there and is absent or null.
   *
   * @param in the reader, after the record
   * @param field the field's name
   * @return the exception to throw
   */
  public static CborException missing(CborReader in, String field) {
    return new CborException("missing field '" + field + "'", in.position());
  }

  /**
   * A field that the record does not have; the message lists those that it has, up to 32.
   *
   * @param in the reader that has just read the unknown name
   * @param known the names that the record has
   * @return the exception to throw
   */
  public static CborException unknown(CborReader in, NameTable known) {
    return new CborException(
        "unknown field '" + in.lastName() + "'; it has " + KnownNames.list(known), in.position());
  }

  /**
   * A constant that the enum does not have; the message lists those that it has, up to 32.
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
   * A key that is in its map already, as a value of Java: on the wire the two may differ, as text
   * does from bytes.
   *
   * @param in the reader, after the key
   * @return the exception to throw
   */
  public static CborException duplicateKey(CborReader in) {
    return new CborException("two keys of the map are equal", in.position());
  }

  /**
   * An element that is in its set already.
   *
   * @param in the reader, after the element
   * @return the exception to throw
   */
  public static CborException duplicateElement(CborReader in) {
    return new CborException("two elements of the set are equal", in.position());
  }

  /**
   * What is of its type, and was refused by the constructor that took it: the fields of a record
   * together, or what a codec read.
   *
   * @param in the reader, after the value
   * @param refusal what the constructor threw
   * @return the exception to throw
   */
  public static CborException refused(CborReader in, IllegalArgumentException refusal) {
    String reason = refusal.getMessage();
    return new CborException(reason == null ? "not a valid value" : reason, in.position());
  }
}
