package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.NameTable;

/**
 * Methods with which generated decoders of sealed interfaces find the type of a record. On the
 * wire, the {@code type} field contains the name of the record (section 10 of the protocol).
 */
public final class RecordTypes {
  private static final String FIELD = "type";
  private static final NameTable TYPE = NameTable.of(FIELD);

  private RecordTypes() {}

  /**
   * Returns the ordinal of the next record's type without moving the reader. The "type" field may
   * be at any position in the record's map.
   *
   * @param in a reader at the start of the record's map; it stays there
   * @param types the names of all records
   * @return the ordinal of the record's name in {@code types}
   * @throws CborException if the next value is not a map, has a key that is not a string, has no
   *     such field or more than one, or if that field is not text or not in {@code types}
   */
  public static int peek(CborReader in, NameTable types) {
    int start = in.position();
    int fields = in.readMapHeader();
    int found = -1;
    for (int i = 0; i < fields; i++) {
      int key = in.position();
      if (in.readName(TYPE) < 0) {
        in.skip();
      } else if (found < 0) {
        found = type(in, types);
      } else {
        throw new CborException("duplicate key '" + FIELD + "'", key);
      }
    }
    if (found < 0) {
      throw ValueErrors.missing(in, FIELD);
    }
    in.seek(start);
    return found;
  }

  private static int type(CborReader in, NameTable types) {
    int at = in.position();
    CborType kind = in.peek();
    if (kind != CborType.TEXT && kind != CborType.BYTES) {
      throw CborException.mismatch("text", kind, at).within(FIELD);
    }
    int ordinal = in.readName(types);
    if (ordinal < 0) {
      String fact = "unknown type '" + in.lastName() + "'; it is one of ";
      throw new CborException(fact + KnownNames.list(types), at).within(FIELD);
    }
    return ordinal;
  }
}
