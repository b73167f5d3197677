package dev.wirecommand.cbor;

import java.util.Arrays;

/**
 * Where the values of a map's known keys are: what {@link CborValidator#checkNamedValues} notes
 * while it checks the map, so that nobody has to walk through it again.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class NamedValues {
  private static final int MISSING = -1;

  private final NameTable names;
  private final boolean[] mapsOfNames;
  private final CborType[] types;
  private final int[] starts;
  private final int[] ends;

  /**
   * Of a map that has not been checked yet.
   *
   * @param names the keys that are known, as byte strings or text strings
   * @param mapsOfNames those of them whose values, where they are maps, are maps of names too: in
   *     these, a byte string and a text string of the same bytes are the same key
   */
  public NamedValues(NameTable names, NameTable mapsOfNames) {
    this.names = names;
    this.mapsOfNames = new boolean[names.size()];
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.encoded(i);
      this.mapsOfNames[i] = mapsOfNames.find(name, 0, name.length) >= 0;
    }
    this.types = new CborType[names.size()];
    Arrays.fill(types, CborType.NULL);
    this.starts = new int[names.size()];
    this.ends = new int[names.size()];
    clear();
  }

  /**
   * Where a value begins.
   *
   * @param ordinal which key's
   * @return an index in the array that was checked, or -1 where the map does not have the key
   */
  public int start(int ordinal) {
    return starts[ordinal];
  }

  /**
   * Where a value ends.
   *
   * @param ordinal which key's
   * @return the index behind it in the array that was checked; not defined where the map does not
   *     have the key
   */
  public int end(int ordinal) {
    return ends[ordinal];
  }

  /**
   * What type a value has.
   *
   * @param ordinal which key's
   * @return the type; not defined where the map does not have the key
   */
  public CborType type(int ordinal) {
    return types[ordinal];
  }

  void clear() {
    Arrays.fill(starts, MISSING);
  }

  NameTable names() {
    return names;
  }

  boolean isMapOfNames(int ordinal) {
    return mapsOfNames[ordinal];
  }

  void note(int ordinal, CborType type, int from, int to) {
    types[ordinal] = type;
    starts[ordinal] = from;
    ends[ordinal] = to;
  }
}
