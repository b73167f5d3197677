package dev.wirecommand.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.NameTable;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What generated decoders say of values. */
class ValueErrorsTest {
  /** A reader of {@code {'a': 1, 'x\n': 2}} that has read its head and so many values. */
  private static CborReader after(int values) {
    CborReader in = new CborReader(HexFormat.of().parseHex("a2616101" + "62780a02"));
    in.readMapHeader();
    for (int i = 0; i < values; i++) {
      in.skip();
    }
    return in;
  }

  @Test
  void missing() {
    CborException missing = ValueErrors.missing(after(4), "size");

    assertThat(missing).hasMessage("at byte 8: missing field 'size'");
    assertThat(missing.path()).isEmpty();
  }

  @Test
  void unknown() {
    NameTable known = NameTable.of("a", "size");
    CborReader in = after(2);
    assertThat(in.readName(known)).isEqualTo(-1);

    assertThat(ValueErrors.unknown(in, known))
        .hasMessage("at byte 7: unknown field 'x\\n'; it has a, size");
  }

  @Test
  void unknownWhereThereAreNone() {
    NameTable known = NameTable.of();
    CborReader in = after(0);
    assertThat(in.readName(known)).isEqualTo(-1);

    assertThat(ValueErrors.unknown(in, known))
        .hasMessage("at byte 3: unknown field 'a'; it has none");
  }

  @Test
  void unknownAmongMany() {
    CborReader in = after(2);
    NameTable known =
        NameTable.of(IntStream.range(0, 33).mapToObj(i -> "n" + i).toArray(String[]::new));
    assertThat(in.readName(known)).isEqualTo(-1);

    assertThat(ValueErrors.unknown(in, known).detail())
        .isEqualTo(
            "unknown field 'x\\n'; it has "
                + IntStream.range(0, 32).mapToObj(i -> "n" + i).collect(Collectors.joining(", "))
                + ", … and 1 more");
  }

  @Test
  void unknownConstant() {
    NameTable known = NameTable.of("RED", "GREEN");
    CborReader in = new CborReader(HexFormat.of().parseHex("66505552504c45"));
    assertThat(in.readName(known)).isEqualTo(-1);

    assertThat(ValueErrors.unknownConstant(in, known))
        .hasMessage("at byte 7: unknown constant 'PURPLE'; it is one of RED, GREEN");
  }

  @Test
  void equalKeysAndElements() {
    assertThat(ValueErrors.duplicateKey(after(3)))
        .hasMessage("at byte 7: two keys of the map are equal");
    assertThat(ValueErrors.duplicateElement(after(4)))
        .hasMessage("at byte 8: two elements of the set are equal");
  }

  @Test
  void refused() {
    assertThat(ValueErrors.refused(after(4), new IllegalArgumentException("from is after to")))
        .hasMessage("at byte 8: from is after to");
    assertThat(ValueErrors.refused(after(4), new IllegalArgumentException()))
        .hasMessage("at byte 8: not a valid value");
  }
}
