package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborWriter;
import org.jspecify.annotations.Nullable;

/**
 * The map that a request's frames carry (section 3 of the protocol), taken apart by {@link
 * RequestMapParser}.
 *
 * @param name the command's name, possibly empty
 * @param args the encoded map of arguments as it was received; {@code a0} where there is none
 * @param meta the encoded map of meta entries (section 9), or null where there is none
 */
record RequestMap(ByteSlice name, ByteSlice args, @Nullable ByteSlice meta) {
  private static final ByteSlice EMPTY_MAP = ByteSlice.of(new byte[] {(byte) 0xA0});
  private static final byte[] NAME_KEY = {'n', 'a', 'm', 'e'};
  private static final byte[] ARGS_KEY = {'a', 'r', 'g', 's'};
  private static final byte[] META_KEY = {'m', 'e', 't', 'a'};

  /** What is around the parts of a map at most: its head, three keys, the head of the name. */
  private static final int ROOM = 1 + 3 * 5 + 9;

  /**
   * Encodes a request map canonically; {@code args} is left out when empty.
   *
   * @param args an encoded map
   * @param meta an encoded map, or null for none
   */
  static ByteSlice encode(byte[] name, ByteSlice args, @Nullable ByteSlice meta) {
    int parts = name.length + args.length() + (meta == null ? 0 : meta.length());
    CborWriter out = new CborWriter(parts + ROOM);
    encode(out, name, args, meta);
    return new ByteSlice(out.buffer(), 0, out.size());
  }

  /** As the other, into a writer. */
  static void encode(CborWriter out, byte[] name, ByteSlice args, @Nullable ByteSlice meta) {
    boolean hasArgs = !args.equals(EMPTY_MAP);
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
  }
}
