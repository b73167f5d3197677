package dev.wirecommand.command;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.NameTable;
import java.util.StringJoiner;

/**
 * The wording of what can be wrong with the fields of a record (section 10 of the protocol), for
 * generated decoders. Each method returns the exception for its caller to throw, so that the
 * compiler sees where control ends.
 */
public final class RecordErrors {
  private RecordErrors() {}

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
   * A field that the record does not have; the message lists those that it has.
   *
   * @param in the reader that has just read the unknown name
   * @param known the names that the record has
   * @return the exception to throw
   */
  public static CborException unknown(CborReader in, NameTable known) {
    StringJoiner names = new StringJoiner(", ", "it has ", "").setEmptyValue("it has none");
    for (int i = 0; i < known.size(); i++) {
      names.add(known.name(i));
    }
    return new CborException("unknown field '" + in.lastName() + "'; " + names, in.position());
  }

  /**
   * Fields that are each of their type, and that the record's constructor refused together.
   *
   * @param in the reader, after the record
   * @param refusal what the constructor threw
   * @return the exception to throw
   */
  public static CborException refused(CborReader in, IllegalArgumentException refusal) {
    String reason = refusal.getMessage();
    return new CborException(reason == null ? "not a valid value" : reason, in.position());
  }
}
