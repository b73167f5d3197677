package dev.wirecommand.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.client.CallOptions;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallMetaEntriesTest {
  private static CallMeta meta(Map<String, CborValue> entries) {
    return new CallMeta(null, null, null, false, null, entries);
  }

  @Test
  void whatACallerSetsIsRead() {
    CallMeta meta =
        meta(
            CallOptions.builder()
                .meta("tenant", "\u00e9")
                .meta("version", Long.MIN_VALUE)
                .meta("dry-run", true)
                .build()
                .meta());
    assertThat(meta.text("tenant")).isEqualTo("\u00e9");
    assertThat(meta.number("version")).isEqualTo(Long.MIN_VALUE);
    assertThat(meta.flag("dry-run")).isTrue();
    assertThat(meta.text("none")).isNull();
    assertThat(meta.number("none")).isNull();
    assertThat(meta.flag("none")).isNull();
  }

  @Test
  void textMayBeBytes() {
    assertThat(meta(Map.of("a", new CborValue.Bytes(new byte[] {'x'}))).text("a")).isEqualTo("x");
  }

  @Test
  void entriesOfOtherTypesAreRefused() {
    CallMeta meta =
        meta(
            Map.of(
                "bytes", new CborValue.Bytes(new byte[] {-1}),
                "big", new CborValue.Int(BigInteger.ONE.shiftLeft(63))));
    assertRefused(() -> meta.text("bytes"), "meta entry 'bytes': it must be text");
    assertRefused(() -> meta.number("big"), "meta entry 'big': it must be an integer of 64 bits");
    assertRefused(() -> meta.flag("big"), "meta entry 'big': it must be a boolean");
  }

  private static void assertRefused(Runnable read, String message) {
    assertThatThrownBy(read::run)
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo("invalid-argument"))
        .hasMessage(message);
  }
}
