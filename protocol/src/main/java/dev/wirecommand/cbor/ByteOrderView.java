package dev.wirecommand.cbor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Views of byte arrays as big-endian numbers, whose accesses are single instructions. */
final class ByteOrderView {
  /** Big endian, as all numbers in CBOR are (RFC 8949, section 3). */
  static final VarHandle SHORT = view(short[].class, ByteOrder.BIG_ENDIAN);

  static final VarHandle INT = view(int[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle LONG = view(long[].class, ByteOrder.BIG_ENDIAN);

  private ByteOrderView() {}

  private static VarHandle view(Class<?> arrayType, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, order);
  }
}
