package dev.wirecommand.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CommandContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrintedTextTest {
  private final ByteArrayOutputStream otherwise = new ByteArrayOutputStream();
  private final List<String> texts = new ArrayList<>();
  private @Nullable CommandContext running = context();
  private boolean refusing;

  private final PrintStream out =
      new PrintStream(
          new PrintedText(() -> running, new PrintStream(otherwise, false, StandardCharsets.UTF_8)),
          true,
          StandardCharsets.UTF_8);

  /** Returns a context that records its texts. */
  private CommandContext context() {
    return (CommandContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {CommandContext.class},
            (proxy, method, args) -> {
              assertThat(method.getName()).isEqualTo("text");
              assertThat(args[0]).isEqualTo("%s");
              if (refusing) {
                throw new IllegalArgumentException("too long");
              }
              texts.add((String) ((Object[]) args[1])[0]);
              return null;
            });
  }

  @Test
  void isTextOfTheCallThatTheThreadWorksFor() {
    out.println("100 % é");
    out.print("no end of line");
    assertThat(String.join("", texts))
        .isEqualTo("100 % é" + System.lineSeparator() + "no end of line");
    assertThat(otherwise.size()).isZero();
  }

  @Test
  void isNobodysWhereNoCallRuns() {
    running = null;
    out.print("é");
    assertThat(otherwise.toString(StandardCharsets.UTF_8)).isEqualTo("é");
    assertThat(texts).isEmpty();
  }

  @Test
  void comesInPiecesThatFitAFrame() {
    // Characters of two bytes after one byte, so that a piece would end within a character.
    String text = "x" + "é".repeat(10_000);
    out.print(text);
    assertThat(String.join("", texts)).isEqualTo(text);
    assertThat(texts)
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(piece -> piece.getBytes(StandardCharsets.UTF_8).length <= 8192);
  }

  @Test
  void joinsCharactersThatArePrintedAByteAtATime() {
    for (byte b : "a€𝄞".getBytes(StandardCharsets.UTF_8)) {
      out.write(b);
    }
    assertThat(texts).containsExactly("a", "€", "𝄞");
  }

  @Test
  void isNotLostWhereTheRequestTakesNoText() {
    refusing = true;
    out.print("text");
    assertThat(otherwise.toString(StandardCharsets.UTF_8)).isEqualTo("text");
  }
}
