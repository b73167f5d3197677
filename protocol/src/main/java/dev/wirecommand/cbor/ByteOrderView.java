package dev.wirecommand.cbor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Variable handles that read and write big-endian numbers in byte arrays. Each access is a single
 * instruction.
 */
final class ByteOrderView {
  /** The handle for 16-bit numbers. All numbers in CBOR are big-endian (RFC 8949, section 3). */
  static final VarHandle SHORT = view(short[].class, ByteOrder.BIG_ENDIAN);

  static final VarHandle INT = view(int[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle LONG = view(long[].class, ByteOrder.BIG_ENDIAN);

  private ByteOrderView() {}

  private static VarHandle view(Class<?> arrayType, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, order);
  }
}
