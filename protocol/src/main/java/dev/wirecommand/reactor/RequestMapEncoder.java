package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborWriter;
import org.jspecify.annotations.Nullable;

/**
 * An encoder of the request maps that a client sends. It encodes all maps of a connection into the
 * same buffer, one after the other.
 */
final class RequestMapEncoder {
  /** The size in bytes above which the encoder replaces its buffer instead of reusing it. */
  private static final int KEPT = 4096;

  private static final byte[] NAME_KEY = {'n', 'a', 'm', 'e'};
  private static final byte[] ARGS_KEY = {'a', 'r', 'g', 's'};
  private static final byte[] META_KEY = {'m', 'e', 't', 'a'};

  private CborWriter out = new CborWriter(0);

  /**
   * Encodes a request map in canonical form. Leaves out {@code args} if it is empty.
   *
   * @param args an encoded map
   * @param meta an encoded map, or null for none
   * @return the map, valid until the next call
   */
  ByteSlice encode(byte[] name, ByteSlice args, @Nullable ByteSlice meta) {
    if (out.buffer().length > KEPT) {
      out = new CborWriter();
    }
    out.reset();
    boolean hasArgs = !args.equals(RequestMap.NO_ARGS);
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
    return ByteSlice.of(out);
  }
}
