package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.CborValidator;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import org.jspecify.annotations.Nullable;

/**
 * The map that a request's frames carry (section 3 of the protocol), taken apart without copying.
 *
 * @param name the command's name, possibly empty
 * @param args the encoded map of arguments as it was received; {@code a0} where there is none
 * @param meta the encoded map of meta entries (section 9), or null where there is none
 */
record RequestMap(ByteSlice name, ByteSlice args, @Nullable ByteSlice meta) {
  private static final ByteSlice EMPTY_MAP = ByteSlice.of(new byte[] {(byte) 0xA0});
  private static final NameTable KEYS = NameTable.of("name", "args", "meta");
  private static final int NAME = 0;
  private static final int ARGS = 1;
  private static final int META = 2;

  private static final byte[] NAME_KEY = {'n', 'a', 'm', 'e'};
  private static final byte[] ARGS_KEY = {'a', 'r', 'g', 's'};
  private static final byte[] META_KEY = {'m', 'e', 't', 'a'};

  /** What is around the parts of a map at most: its head, three keys, the head of the name. */
  private static final int ROOM = 1 + 3 * 5 + 9;

  /**
   * Takes a request map apart.
   *
   * @throws CborException if the bytes are not one well-formed map within the limits
   * @throws ProtocolException if that is not a request map
   */
  static RequestMap parse(ByteSlice document, Limits limits) {
    byte[] array = document.array();
    CborReader in = new CborReader(array, document.offset(), document.length(), limits.cbor());
    CborValidator.checkRequestMap(array, document.offset(), document.length(), limits.cbor());
    ByteSlice name = null;
    ByteSlice args = EMPTY_MAP;
    ByteSlice meta = null;
    int entries = in.readMapHeader();
    for (int i = 0; i < entries; i++) {
      switch (key(in)) {
        case NAME -> name = readName(in, limits, document);
        case ARGS -> args = readMap(in, "args", document);
        case META -> meta = readMap(in, "meta", document);
        default -> in.skip();
      }
    }
    if (name == null) {
      throw new ProtocolException("the request has no name");
    }
    return new RequestMap(name, args, meta);
  }

  /** Which of our keys comes next; unknown ones, of whatever type, are passed over. */
  private static int key(CborReader in) {
    CborType type = in.peek();
    if (type == CborType.BYTES || type == CborType.TEXT) {
      return in.readName(KEYS);
    }
    in.skip();
    return -1;
  }

  private static ByteSlice readName(CborReader in, Limits limits, ByteSlice document) {
    CborType type = in.peek();
    if (type != CborType.BYTES && type != CborType.TEXT) {
      throw new ProtocolException("the request's name is a byte string, not " + type);
    }
    int start = in.position();
    in.skip();
    int head = headLength(document.array()[document.offset() + start]);
    ByteSlice name =
        new ByteSlice(
            document.array(), document.offset() + start + head, in.position() - start - head);
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

  private static ByteSlice readMap(CborReader in, String key, ByteSlice document) {
    if (in.peek() != CborType.MAP) {
      throw new ProtocolException("the request's " + key + " is a map, not " + in.peek());
    }
    int start = in.position();
    in.skip();
    return new ByteSlice(document.array(), document.offset() + start, in.position() - start);
  }

  /**
   * Encodes a request map canonically; {@code args} is left out when empty.
   *
   * @param args an encoded map
   * @param meta an encoded map, or null for none
   */
  static ByteSlice encode(byte[] name, ByteSlice args, @Nullable ByteSlice meta) {
    boolean hasArgs = !args.equals(EMPTY_MAP);
    int parts = name.length + args.length() + (meta == null ? 0 : meta.length());
    CborWriter out = new CborWriter(parts + ROOM);
    out.writeMapHeader(1 + (hasArgs ? 1 : 0) + (meta != null ? 1 : 0));
    // Keys of one length, in bytewise order: args, meta, name.
    if (hasArgs) {
      out.writeBytes(ARGS_KEY);
      out.writeEncoded(args.array(), args.offset(), args.length());
    }
    if (meta != null) {
      out.writeBytes(META_KEY);
      out.writeEncoded(meta.array(), meta.offset(), meta.length());
    }
    out.writeBytes(NAME_KEY);
    out.writeBytes(name);
    return new ByteSlice(out.buffer(), 0, out.size());
  }
}
