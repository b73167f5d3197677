package dev.wirecommand.cbor;

/** Checks maps of names, by default those that have others under {@code args} and {@code meta}. */
public final class NameMaps {
  private static final NameTable ARGS_AND_META = NameTable.of("args", "meta");

  private NameMaps() {}

  /** Checks a map of names in which {@code args} and {@code meta} are maps of names too. */
  public static void check(byte[] buf, int off, int len, CborLimits limits) {
    check(buf, off, len, limits, ARGS_AND_META);
  }

  static void check(byte[] buf, int off, int len, CborLimits limits, NameTable inner) {
    new CborReader(buf, off, len, limits).checkMapOfNames(inner, -1L, new int[2 * inner.size()]);
  }
}
