package dev.wirecommand.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.sample.Arguments.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void nothingMeansAnyRepositoryAndAnyPort() throws Exception {
    assertThat(Arguments.parse(List.of())).isEqualTo(new Arguments(Optional.empty(), 0));
  }

  @Test
  void aPathAndAPortComeInEitherOrder() throws Exception {
    Arguments expected = new Arguments(Optional.of(Path.of("some/where")), 4000);
    assertThat(Arguments.parse(List.of("some/where", "--port", "4000"))).isEqualTo(expected);
    assertThat(Arguments.parse(List.of("--port", "4000", "some/where"))).isEqualTo(expected);
  }

  @Test
  void aPathMayBeginWithAHyphenAfterTwo() throws Exception {
    assertThat(Arguments.parse(List.of("--", "--port")))
        .isEqualTo(new Arguments(Optional.of(Path.of("--port")), 0));
  }

  @Test
  void portsAreNumbersOfSixteenBits() throws Exception {
    assertThat(Arguments.parse(List.of("--port", "65535")).port()).isEqualTo(65535);
    for (String wrong : List.of("65536", "-1", "", "http", "123456")) {
      assertRefused(
          List.of("--port", wrong), "--port takes a number up to 65535, not '" + wrong + "'");
    }
    assertRefused(List.of("--port"), "--port takes a number up to 65535, not ''");
  }

  @Test
  void otherOptionsAndSecondPathsAreRefused() {
    assertRefused(List.of("--prot", "1"), "there is no option --prot");
    assertRefused(List.of("one", "two"), "give one path, not one and two");
    assertRefused(List.of("a\0b"), "'a\0b' is no path: Nul character not allowed");
  }

  private static void assertRefused(List<String> arguments, String message) {
    assertThatThrownBy(() -> Arguments.parse(arguments))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }
}
