package dev.wirecommand.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Commands that take no arguments refuse any. */
class NoArgumentsTest {
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
}
