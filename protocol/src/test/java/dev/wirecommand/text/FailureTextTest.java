package dev.wirecommand.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void isTheMessage() {
    assertThat(FailureText.of(new IOException("broken pipe"))).isEqualTo("broken pipe");
  }

  @Test
  void isTheNameOfTheClassWhereThereIsNoMessage() {
    assertThat(FailureText.of(new UnresolvedAddressException()))
        .isEqualTo("java.nio.channels.UnresolvedAddressException");
    assertThat(FailureText.of(new IOException(" "))).isEqualTo("java.io.IOException");
  }
}
