package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborWriter;
import org.jspecify.annotations.Nullable;

/** Encodes the maps of a connection's requests one after the other, over each other. */
final class RequestMapEncoder {
  /** A buffer that has grown beyond this is not kept. */
  private static final int KEPT = 4096;

  private CborWriter out = new CborWriter(0);

  /**
   * Encodes a request map.
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
    RequestMap.encode(out, name, args, meta);
    return new ByteSlice(out.buffer(), 0, out.size());
  }
}
