package dev.wirecommand.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnixSocketTest {
  @Test
  void isAPathOrAName() {
    UnixSocket path = UnixSocket.parse("/run/x.sock");
    assertThat(path.isAbstract()).isFalse();
    assertThat(path.path()).isEqualTo(Path.of("/run/x.sock"));
    assertThat(path).hasToString("/run/x.sock").isEqualTo(UnixSocket.of(Path.of("/run/x.sock")));
    UnixSocket name = UnixSocket.parse("@x");
    assertThat(name.isAbstract()).isTrue();
    assertThat(name.path()).isNull();
    assertThat(name)
        .hasToString("@x")
        .isEqualTo(UnixSocket.abstractName("x"))
        .isEqualTo(UnixSocket.parse("\0x"))
        .hasSameHashCodeAs(UnixSocket.parse("\0x"))
        .isNotEqualTo(path);
  }

  @Test
  void isAbsolute() {
    assertThat(UnixSocket.parse("x.sock").path()).isEqualTo(Path.of("x.sock").toAbsolutePath());
  }

  @Test
  void fitsTheSystemsAddress() {
    String longest = "/" + "x".repeat(106);
    assertThat(UnixSocket.parse(longest)).hasToString(longest);
    assertThatThrownBy(() -> UnixSocket.parse(longest + "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a Unix domain socket's address has at most 107 bytes, this one has 108: "
                + longest
                + "y");
    // Bytes, not characters.
    assertThatThrownBy(() -> UnixSocket.parse("@" + "é".repeat(54)))
        .hasMessage(
            "a Unix domain socket's address has at most 107 bytes, this one has 109: @"
                + "é".repeat(54));
  }

  @Test
  void isSomething() {
    assertThatThrownBy(() -> UnixSocket.parse(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a Unix domain socket needs a path or an @name");
    assertThatThrownBy(() -> UnixSocket.parse("@"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an abstract Unix domain socket needs a name");
  }
}
