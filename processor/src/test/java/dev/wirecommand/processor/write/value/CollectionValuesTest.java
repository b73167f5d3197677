package dev.wirecommand.processor.write.value;

import static dev.wirecommand.processor.harness.CompiledValues.constant;
import static dev.wirecommand.processor.harness.CompiledValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.processor.harness.CompiledValues;
import dev.wirecommand.processor.harness.Loopback;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Lists, sets, arrays and maps. */
class CollectionValuesTest {
  private final Loopback values = CompiledValues.values();

  @Test
  void sequencesOfEveryForm() {
    Object sequences =
        value(
            "Sequences",
            new TreeSet<>(Set.of(constant("Color", "BLUE"), constant("Color", "GREEN"))),
            List.of("b", "a", "b"),
            new int[] {Integer.MIN_VALUE, 0},
            new String[] {"", "\u00e9"},
            new byte[][] {{}, {1, -1}},
            new long[][] {{}, {Long.MAX_VALUE}},
            new List<?>[] {List.of("x"), List.of()},
            new Optional<?>[][] {{Optional.of(1), Optional.empty()}, {}},
            new boolean[] {true, false});

    assertThat(values.echo("sequences", sequences))
        .isEqualTo(
            "{\"set\": [\"dark-green\", \"BLUE\"], \"ints\": [-2147483648, 0],"
                + " \"blobs\": [h'', h'01ff'], \"flags\": [true, false],"
                + " \"lists\": [[\"x\"], []], \"texts\": [\"\", \"\u00e9\"],"
                + " \"matrix\": [[], [9223372036854775807]],"
                + " \"optionals\": [[1, null], []], \"collection\": [\"b\", \"a\", \"b\"]}");
  }

  @Test
  void emptyOnes() {
    Object sequences =
        value(
            "Sequences",
            Set.of(),
            List.of(),
            new int[0],
            new String[0],
            new byte[0][],
            new long[0][],
            new List<?>[0],
            new Optional<?>[0][],
            new boolean[0]);

    assertThat(values.echo("sequences", sequences))
        .isEqualTo(
            "{\"set\": [], \"ints\": [], \"blobs\": [], \"flags\": [], \"lists\": [], \"texts\":"
                + " [], \"matrix\": [], \"optionals\": [], \"collection\": []}");
    assertThat(
            values.echo(
                "maps",
                value(
                    "Maps", Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of())))
        .isEqualTo(
            "{\"deep\": {}, \"byBig\": {}, \"byInt\": {}, \"byByte\": {}, \"byLong\": {},"
                + " \"byBytes\": {}, \"byColor\": {}}");
  }

  @Test
  void theKeysOfMapsAreInCanonicalOrder() {
    BigInteger largest = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    Object maps =
        value(
            "Maps",
            Map.of(constant("Color", "GREEN"), 2, constant("Color", "RED"), 1),
            Map.of(-1, "-", 24, "+", 0, "0", Integer.MIN_VALUE, "least"),
            Map.of(Long.MAX_VALUE, "", 1L, "one"),
            Map.of(Byte.MIN_VALUE, "", Byte.MAX_VALUE, "x"),
            Map.of(largest, "", largest.not(), "x", BigInteger.ZERO, "zero"),
            Map.of(buffer(), "none", buffer(0), "nul", buffer(255, 1), "two"),
            Map.of(
                "x",
                Map.of(
                    constant("Plain", "B"),
                    value("Circle", 1.0),
                    constant("Plain", "A"),
                    value("Square", 1, null))));

    assertThat(values.echo("maps", maps))
        .isEqualTo(
            "{\"deep\": {\"x\": {\"A\": {\"side\": 1, \"type\": \"square\"},"
                + " \"B\": {\"type\": \"Circle\", \"radius\": 1.0}}},"
                + " \"byBig\": {0: \"zero\", 18446744073709551615: \"\","
                + " -18446744073709551616: \"x\"},"
                + " \"byInt\": {0: \"0\", -1: \"-\", 24: \"+\", -2147483648: \"least\"},"
                + " \"byByte\": {127: \"x\", -128: \"\"},"
                + " \"byLong\": {1: \"one\", 9223372036854775807: \"\"},"
                + " \"byBytes\": {h'': \"none\", h'00': \"nul\", h'ff01': \"two\"},"
                + " \"byColor\": {\"RED\": 1, \"dark-green\": 2}}");
  }

  @Test
  void aVarargsCommandTakesAnArray() {
    assertThat(values.call("quick", new int[] {1, 2, 3})).isEqualTo(3);
    assertThat(values.wire).containsExactly("quick {h'6e756d62657273': [1, 2, 3]}", "3");
  }

  @Test
  void nullsWhereThereIsNoPlaceForThem() {
    Object sequences =
        value(
            "Sequences",
            Set.of(),
            List.of(),
            new int[0],
            new String[] {null},
            new byte[0][],
            new long[0][],
            new List<?>[0],
            new Optional<?>[0][],
            new boolean[0]);

    assertThatThrownBy(() -> values.call("sequences", sequences))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "invalid argument 'sequences.texts[0]' of sequences: null; pass a value, or declare the"
                + " type as @Nullable or Optional");
    assertThat(values.wire).isEmpty();
  }

  private static ByteBuffer buffer(int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int b : bytes) {
      buffer.put((byte) b);
    }
    return buffer.flip();
  }
}
