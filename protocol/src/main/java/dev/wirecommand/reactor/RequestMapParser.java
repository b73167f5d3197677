package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.text.AsciiText;
import dev.wirecommand.text.Utf8;
import org.jspecify.annotations.Nullable;

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

  private static final NameTable ERRORS = NameTable.of("errors");
  private static final NameTable CODES = NameTable.of("cbor");

  /** The first three bits of the head of a text string. */
  private static final int TEXT = 0x60;

  /** The first three bits of the head of an array. */
  private static final int ARRAY = 0x80;

  /** The first three bits of the head of a map. */
  private static final int MAP = 0xA0;

  /* Major types (RFC 8949, section 3.1). */
  private static final int MAJOR_BYTES = 2;
  private static final int MAJOR_TEXT = 3;
  private static final int MAJOR_MAP = 5;

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
   * @throws CborException if the bytes are not one well-formed map
   * @throws ProtocolException if that is not a request map
   * @throws LimitException if the map exceeds a limit before any other fault
   */
  static RequestMap parse(ByteSlice document, Limits limits) {
    return OWN.get().parseWithin(document, limits, false);
  }

  /**
   * Returns the breach of a limit that a request has made after its whole map, with the entries of
   * the map.
   *
   * @return {@code breach}, or the breach of another limit in the map
   * @throws CborException if the map is malformed
   * @throws ProtocolException if it is no request map
   */
  static LimitException firstFault(ByteSlice map, Limits limits, LimitException breach) {
    return OWN.get().firstFaultWithin(map, limits, breach, false);
  }

  /**
   * Returns the breach of a limit that a request has made within its map, with the entries that
   * were read before it.
   *
   * @param beginning the bytes of the map before the breach
   * @return {@code breach}, or the breach of another limit in those bytes
   * @throws CborException if no continuation of those bytes is well-formed
   * @throws ProtocolException if they begin no request map
   */
  static LimitException firstFaultOfBeginning(
      ByteSlice beginning, Limits limits, LimitException breach) {
    return OWN.get().firstFaultWithin(beginning, limits, breach, true);
  }

  /**
   * @param cut whether the document is only the beginning of a map
   */
  private RequestMap parseWithin(ByteSlice document, Limits limits, boolean cut) {
    CborReader in = reader(limits.cbor());
    in.reset(document.array(), document.offset(), document.length());
    try {
      in.checkMapOfNames(KEYS, MAPS, places);
      if (!hasTypes(document) || nameLength() > limits.nameBytes()) {
        checkEntries(in, document, limits, document.length(), cut);
      }
    } catch (CborException e) {
      // A malformed value is refused as such, even where another type of value is due.
      boolean malformed =
          e.kind() == CborException.Kind.MALFORMED
              || (e.kind() == CborException.Kind.TRUNCATED && !cut);
      checkEntries(in, document, limits, malformed ? e.offset() - 1 : e.offset(), cut);
      throw e.kind() == CborException.Kind.OVER_LIMIT ? overLimit(e, document, limits) : e;
    } finally {
      in.reset(NO_DOCUMENT, 0, 0);
    }
    if (isMissing(NAME)) {
      throw new ProtocolException("the request has no name");
    }
    return new RequestMap(
        name(document),
        isMissing(ARGS) ? RequestMap.NO_ARGS : slice(document, start(ARGS), end(ARGS)),
        isMissing(META) ? null : slice(document, start(META), end(META)));
  }

  private LimitException firstFaultWithin(
      ByteSlice document, Limits limits, LimitException breach, boolean cut) {
    try {
      RequestMap unused = parseWithin(document, limits, cut);
    } catch (LimitException e) {
      return e;
    } catch (CborException e) {
      if (!cut || e.kind() != CborException.Kind.TRUNCATED) {
        throw e;
      }
      String excess = announcedExcess(document, e.offset(), limits.cbor());
      if (excess != null) {
        return withEntries(
            document, e.offset(), limits, new LimitException(place(e.offset()) + excess));
      }
      checkCutText(document, e.offset());
    }
    return withEntries(document, document.length(), limits, breach);
  }

  /**
   * Returns the limit that an array or a map exceeds by the number in its head alone, with the fact
   * before it. Null if there is no such array or map at the offset.
   */
  private static @Nullable String announcedExcess(
      ByteSlice document, int offset, CborLimits limits) {
    if (offset == document.length()) {
      return null;
    }
    int type = document.array()[document.offset() + offset] & 0xE0;
    int content = content(document, offset);
    if ((type != ARRAY && type != MAP) || content > document.length()) {
      return null;
    }
    long length = length(document, offset, content);
    if (type == MAP && length > limits.maxMapKeys()) {
      return "map of "
          + length
          + " keys: more than "
          + limits.maxMapKeys()
          + ", the limit maxMapKeys";
    }
    return length > limits.maxItems()
        ? "more than " + limits.maxItems() + " items, the limit maxItems"
        : null;
  }

  private static String place(int offset) {
    return "the request map at byte " + offset + ": ";
  }

  /** Throws an exception if the document ends within a text that is not UTF-8 up to there. */
  private static void checkCutText(ByteSlice document, int offset) {
    if (offset == document.length()
        || (document.array()[document.offset() + offset] & 0xE0) != TEXT) {
      return;
    }
    int end = document.offset() + document.length();
    int from = document.offset() + content(document, offset);
    int invalid = from > end ? Utf8.VALID : Utf8.firstInvalid(document.array(), from, end);
    if (invalid != Utf8.VALID && !Utf8.isBeginning(document.array(), invalid, end)) {
      throw new CborException("invalid UTF-8 in text", invalid - document.offset());
    }
  }

  private LimitException overLimit(CborException e, ByteSlice document, Limits limits) {
    return withEntries(
        document,
        e.offset(),
        limits,
        new LimitException(place(e.offset()) + e.detail() + ", the limit " + e.limit()));
  }

  /** Adds the entries that end before a breach to it. */
  private LimitException withEntries(
      ByteSlice document, int at, Limits limits, LimitException breach) {
    String name = null;
    if (!isMissing(NAME) && end(NAME) <= at) {
      ByteSlice bytes = name(document);
      name = Utf8.decode(bytes.array(), bytes.offset(), bytes.length());
    }
    boolean hasMeta = !isMissing(META) && end(META) <= at;
    return breach.within(
        name == null ? null : AsciiText.printable(name),
        hasMeta && asksForErrorCodes(slice(document, start(META), end(META)), limits));
  }

  private static boolean asksForErrorCodes(ByteSlice meta, Limits limits) {
    CborReader in = new CborReader(meta.array(), meta.offset(), meta.length(), limits.cbor());
    boolean asks = false;
    for (int left = in.readMapHeader(); left > 0; left--) {
      CborType key = in.peek();
      boolean errors = (key == CborType.BYTES || key == CborType.TEXT) && in.readName(ERRORS) == 0;
      if (key != CborType.BYTES && key != CborType.TEXT) {
        in.skip();
      }
      CborType value = in.peek();
      if (errors && (value == CborType.BYTES || value == CborType.TEXT)) {
        asks = in.readName(CODES) == 0;
      } else {
        in.skip();
      }
    }
    return asks;
  }

  @SuppressWarnings("ReferenceEquality") // Connections of a server share their limits.
  private CborReader reader(CborLimits limits) {
    if (limits != readerLimits) {
      readerLimits = limits;
      reader = new CborReader(NO_DOCUMENT, 0, 0, limits);
    }
    return reader;
  }

  /** Tells whether the map does not have a key, or has a fault within its value. */
  private boolean isMissing(int key) {
    return end(key) < 0;
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

  /** Tells whether all values that were read whole are of the types that are due. */
  private boolean hasTypes(ByteSlice document) {
    return isOfType(document, NAME, MAJOR_BYTES, MAJOR_TEXT)
        && isOfType(document, ARGS, MAJOR_MAP, MAJOR_MAP)
        && isOfType(document, META, MAJOR_MAP, MAJOR_MAP);
  }

  private boolean isOfType(ByteSlice document, int key, int major, int other) {
    if (isMissing(key)) {
      return true;
    }
    int found = (document.array()[document.offset() + start(key)] & 0xFF) >>> 5;
    return found == major || found == other;
  }

  /** Returns no less than the length of the name in bytes. */
  private int nameLength() {
    return end(NAME) - start(NAME);
  }

  /** Throws the exception for the first entry with a fault that begins at or before an offset. */
  private void checkEntries(
      CborReader in, ByteSlice document, Limits limits, int last, boolean cut) {
    RuntimeException first = null;
    int firstStart = last + 1;
    for (int key = 0; key < KEYS.size(); key++) {
      int start = start(key);
      if (start >= 0 && start < firstStart && start < document.length()) {
        RuntimeException fault =
            key == NAME ? nameFault(in, document, limits, cut) : mapFault(in, key);
        if (fault != null) {
          first = fault;
          firstStart = start;
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private @Nullable RuntimeException mapFault(CborReader in, int key) {
    CborType type = type(in, key);
    return type == CborType.MAP
        ? null
        : new ProtocolException("the request's " + KEYS.name(key) + " is a map, not " + type);
  }

  private @Nullable RuntimeException nameFault(
      CborReader in, ByteSlice document, Limits limits, boolean cut) {
    CborType type = type(in, NAME);
    if (type != CborType.BYTES && type != CborType.TEXT) {
      return new ProtocolException("the request's name is a byte string, not " + type);
    }
    int start = start(NAME);
    int content = content(document, start);
    if (content > document.length()) {
      return null;
    }
    long length = length(document, start, content);
    // A whole map that ends within its name is malformed, whatever length the name has.
    boolean isThere = cut || length <= document.length() - content;
    return isThere && length > limits.nameBytes()
        ? withEntries(
            document,
            start,
            limits,
            LimitException.of("bytes of the command's name", "nameBytes", limits.nameBytes()))
        : null;
  }

  private ByteSlice name(ByteSlice document) {
    return slice(document, content(document, start(NAME)), end(NAME));
  }

  private static ByteSlice slice(ByteSlice document, int from, int to) {
    return new ByteSlice(document.array(), document.offset() + from, to - from);
  }

  /**
   * Returns the offset of the content of a string, which follows its head (RFC 8949, section 3).
   */
  private static int content(ByteSlice document, int head) {
    int info = document.array()[document.offset() + head] & 0x1F;
    return head + (info < 24 ? 1 : 1 + (1 << (info - 24)));
  }

  /**
   * Returns the length of a string in bytes, as its head says. One beyond 63 bits is cut to that.
   */
  private static long length(ByteSlice document, int head, int content) {
    if (content == head + 1) {
      return document.array()[document.offset() + head] & 0x1F;
    }
    long length = 0;
    for (int i = head + 1; i < content; i++) {
      length = (length << 8) | (document.array()[document.offset() + i] & 0xFF);
    }
    return length < 0 ? Long.MAX_VALUE : length;
  }
}
