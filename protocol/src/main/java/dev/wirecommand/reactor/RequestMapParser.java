package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.NameTable;

/**
 * A parser of the request maps that a server receives (section 3 of the protocol). It reads a map
 * in one pass and copies nothing. It keeps only its working arrays from one map to the next, so
 * each thread has one parser for all connections.
 */
final class RequestMapParser {
  private static final NameTable KEYS = NameTable.of("args", "meta", "name");
  private static final int ARGS = 0;
  private static final int META = 1;
  private static final int NAME = 2;

  /** A bit mask of the keys that have a map as value. The keys of these maps are names too. */
  private static final long MAPS = 1L << ARGS | 1L << META;

  private static final byte[] NO_DOCUMENT = {};

  private static final ThreadLocal<RequestMapParser> OWN =
      ThreadLocal.withInitial(RequestMapParser::new);

  private final int[] places = new int[2 * KEYS.size()];
  private CborLimits readerLimits = CborLimits.DEFAULT;
  private CborReader reader = new CborReader(NO_DOCUMENT, 0, 0, readerLimits);

  private RequestMapParser() {}

  /**
   * Parses a request map.
   *
   * @throws CborException if the bytes are not one well-formed map within the limits
   * @throws ProtocolException if that is not a request map
   */
  static RequestMap parse(ByteSlice document, Limits limits) {
    return OWN.get().parseWithin(document, limits);
  }

  private RequestMap parseWithin(ByteSlice document, Limits limits) {
    CborReader in = reader(limits.cbor());
    in.reset(document.array(), document.offset(), document.length());
    try {
      in.checkMapOfNames(KEYS, MAPS, places);
      ByteSlice args = isMissing(ARGS) ? RequestMap.NO_ARGS : map(in, document, ARGS);
      ByteSlice meta = isMissing(META) ? null : map(in, document, META);
      if (isMissing(NAME)) {
        throw new ProtocolException("the request has no name");
      }
      return new RequestMap(name(in, document, limits), args, meta);
    } finally {
      in.reset(NO_DOCUMENT, 0, 0);
    }
  }

  private CborReader reader(CborLimits limits) {
    if (!limits.equals(readerLimits)) {
      readerLimits = limits;
      reader = new CborReader(NO_DOCUMENT, 0, 0, limits);
    }
    return reader;
  }

  private boolean isMissing(int key) {
    return start(key) < 0;
  }

  private int start(int key) {
    return places[2 * key];
  }

  private int end(int key) {
    return places[2 * key + 1];
  }

  private CborType type(CborReader in, int key) {
    in.seek(start(key));
    return in.peek();
  }

  private ByteSlice map(CborReader in, ByteSlice document, int key) {
    CborType type = type(in, key);
    if (type != CborType.MAP) {
      throw new ProtocolException("the request's " + KEYS.name(key) + " is a map, not " + type);
    }
    return slice(document, start(key), end(key));
  }

  private ByteSlice name(CborReader in, ByteSlice document, Limits limits) {
    CborType type = type(in, NAME);
    if (type != CborType.BYTES && type != CborType.TEXT) {
      throw new ProtocolException("the request's name is a byte string, not " + type);
    }
    int start = start(NAME);
    int content = start + headLength(document.array()[document.offset() + start]);
    ByteSlice name = slice(document, content, end(NAME));
    if (name.length() > limits.nameBytes()) {
      throw new ProtocolException(
          "a command name of "
              + name.length()
              + " bytes exceeds the limit of "
              + limits.nameBytes());
    }
    return name;
  }

  private static ByteSlice slice(ByteSlice document, int from, int to) {
    return new ByteSlice(document.array(), document.offset() + from, to - from);
  }

  /**
   * Returns the length in bytes of the head of a CBOR data item (RFC 8949, section 3). The
   * parameter is the first byte of the head.
   */
  private static int headLength(byte initial) {
    int info = initial & 0x1F;
    return info < 24 ? 1 : 1 + (1 << (info - 24));
  }
}
