package dev.wirecommand.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.command.CommandException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What generated decoders say of arguments. */
class ArgumentErrorsTest {
  private static CborReader reader(String hex) {
    return new CborReader(HexFormat.of().parseHex(hex));
  }

  @Test
  void noneAreGiven() {
    CborReader in = reader("a0");
    ArgumentErrors.expectNone("heads", in);

    assertThat(in.atEnd()).isTrue();
  }

  @Test
  void someAreGiven() {
    assertThatThrownBy(() -> ArgumentErrors.expectNone("heads", reader("a1436b657901")))
        .isExactlyInstanceOf(CommandException.class)
        .hasMessage("heads: unknown argument 'key'; it takes none");
  }

  @Test
  void whatIsGivenIsNoMap() {
    assertThatThrownBy(() -> ArgumentErrors.expectNone("heads", reader("80")))
        .isInstanceOf(CborException.class)
        .hasMessage("at byte 0: expected map, got array");
  }

  @Test
  void someOtherIsGiven() {
    NameTable known = NameTable.of("branch", "limit");
    CborReader in = reader("436b6579");
    assertThat(in.readName(known)).isEqualTo(-1);

    assertThat(ArgumentErrors.unknown("log", in, known))
        .hasMessage("log: unknown argument 'key'; it takes branch, limit");
  }

  @Test
  void someOtherIsGivenWhereThereAreMany() {
    NameTable known =
        NameTable.of(IntStream.range(0, 40).mapToObj(i -> "n" + i).toArray(String[]::new));
    CborReader in = reader("436b6579");
    assertThat(in.readName(known)).isEqualTo(-1);

    assertThat(ArgumentErrors.unknown("log", in, known))
        .hasMessage(
            "log: unknown argument 'key'; it takes "
                + IntStream.range(0, 32).mapToObj(i -> "n" + i).collect(Collectors.joining(", "))
                + ", … and 8 more");
  }
}
