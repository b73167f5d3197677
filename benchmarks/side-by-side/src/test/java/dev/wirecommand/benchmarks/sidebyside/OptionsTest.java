package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.benchmarks.sidebyside.Comparison.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
            "there is no contender telnet; there are wirecommand, wirecommand-nio, netty-aggregated,"
                + " netty-plain, rsocket, rsocket-cbor, grpc-direct, grpc, armeria, drift, lsp4j,"
                + " bare-nio");
  }

  @Test
  void helpNamesAllContendersAndParts() throws IOException {
    String script = Files.readString(Path.of("..", "..", "bench"));

    assertThat(names(script, "Contenders:\n"))
        .containsExactlyElementsOf(Arrays.stream(Contender.values()).map(Contender::id).toList());
    assertThat(names(script, "Parts:\n"))
        .containsExactlyElementsOf(Arrays.stream(Part.values()).map(Part::id).toList());
  }

  /** Returns the words that a list in a help text explains: those before two or more spaces. */
  private static List<String> names(String script, String head) {
    return script
        .substring(script.indexOf(head) + head.length())
        .lines()
        .takeWhile(line -> line.startsWith("  "))
        .flatMap(line -> Arrays.stream(line.strip().split(" {2,}")[0].split(", ")))
        .toList();
  }
}
