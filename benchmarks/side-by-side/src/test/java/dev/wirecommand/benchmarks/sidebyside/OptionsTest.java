package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void nothingIsEverything() {
    Options options = Options.parse();

    assertThat(options)
        .isEqualTo(new Options(5, 1000, List.of(Contender.values()), Optional.empty()));
    assertThat(options.isWhole()).isTrue();
  }

  @Test
  void eachOptionIsTaken() {
    Options options =
        Options.parse(
            "--slices", "2", "--millis", "300", "--only", "lsp4j,grpc-direct", "--json", "a.json");

    assertThat(options)
        .isEqualTo(
            new Options(
                2,
                300,
                List.of(Contender.GRPC_DIRECT, Contender.LSP4J),
                Optional.of(Path.of("a.json"))));
    assertThat(options.isWhole()).isFalse();
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--slices"))
        .withMessage("--slices needs a value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--slices", "0"))
        .withMessage("--slices is a number from 1, is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--fast", "1"))
        .withMessage("there is no option --fast; there are --slices, --millis, --only and --json");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse("--only", "grpc,telnet"))
        .withMessage(
            "there is no contender telnet; there are wirecommand, netty-aggregated, netty-plain,"
                + " rsocket, rsocket-cbor, grpc-direct, grpc, armeria, drift, lsp4j");
  }
}
