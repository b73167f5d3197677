package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.CborValidator;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.cbor.NamedValues;

/**
 * Takes request maps apart (section 3 of the protocol), in one pass and without copying. Keeps
 * nothing from one to the next but its own room, so that each thread has one for all connections.
 */
final class RequestMapParser {
  private static final NameTable KEYS = NameTable.of("args", "meta", "name");
  private static final NameTable MAPS = NameTable.of("args", "meta");
  private static final int ARGS = 0;
  private static final int META = 1;
  private static final int NAME = 2;

  private static final ThreadLocal<RequestMapParser> OWN =
      ThreadLocal.withInitial(RequestMapParser::new);

  private final CborValidator validator = new CborValidator();
  private final NamedValues values = new NamedValues(KEYS, MAPS);

  private RequestMapParser() {}

  /**
   * Takes a request map apart.
   *
   * @throws CborException if the bytes are not one well-formed map within the limits
   * @throws ProtocolException if that is not a request map
   */
  static RequestMap parse(ByteSlice document, Limits limits) {
    return OWN.get().parseWithin(document, limits);
  }

  private RequestMap parseWithin(ByteSlice document, Limits limits) {
    byte[] array = document.array();
    validator.checkNamedValues(array, document.offset(), document.length(), limits.cbor(), values);
    ByteSlice args = values.start(ARGS) < 0 ? RequestMap.NO_ARGS : map(array, ARGS);
    ByteSlice meta = values.start(META) < 0 ? null : map(array, META);
    if (values.start(NAME) < 0) {
      throw new ProtocolException("the request has no name");
    }
    return new RequestMap(name(array, limits), args, meta);
  }

  private ByteSlice map(byte[] array, int key) {
    int start = values.start(key);
    CborType type = values.type(key);
    if (type != CborType.MAP) {
      throw new ProtocolException("the request's " + KEYS.name(key) + " is a map, not " + type);
    }
    return new ByteSlice(array, start, values.end(key) - start);
  }

  private ByteSlice name(byte[] array, Limits limits) {
    int start = values.start(NAME);
    CborType type = values.type(NAME);
    if (type != CborType.BYTES && type != CborType.TEXT) {
      throw new ProtocolException("the request's name is a byte string, not " + type);
    }
    int content = start + headLength(array[start]);
    ByteSlice name = new ByteSlice(array, content, values.end(NAME) - content);
    if (name.length() > limits.nameBytes()) {
      throw new ProtocolException(
          "a command name of "
              + name.length()
              + " bytes exceeds the limit of "
              + limits.nameBytes());
    }
    return name;
  }

  /** How many bytes the head of a data item has, by its first (RFC 8949, section 3). */
  private static int headLength(byte initial) {
    int info = initial & 0x1F;
    return info < 24 ? 1 : 1 + (1 << (info - 24));
  }
}
