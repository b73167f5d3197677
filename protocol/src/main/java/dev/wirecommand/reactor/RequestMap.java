package dev.wirecommand.reactor;

import org.jspecify.annotations.Nullable;

/**
 * The parsed entries of a request map (section 3 of the protocol). {@link RequestMapParser} parses
 * the map; clients encode theirs with {@link RequestMapEncoder}.
 *
 * @param name the command's name, possibly empty
 * @param args the encoded map of arguments as it was received; {@code a0} where there is none
 * @param meta the encoded map of meta entries (section 9), or null where there is none
 */
record RequestMap(ByteSlice name, ByteSlice args, @Nullable ByteSlice meta) {
  /** An encoded empty map, for a request without arguments. */
  static final ByteSlice NO_ARGS = ByteSlice.of(new byte[] {(byte) 0xA0});
}
