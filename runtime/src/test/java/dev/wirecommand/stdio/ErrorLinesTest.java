package dev.wirecommand.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorLinesTest {
  @Test
  void handsOnEachLine() throws Exception {
    assertThat(lines("one\n\nthré\nno end")).containsExactly("one", "", "thré", "no end");
    assertThat(lines("one\n")).containsExactly("one");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void cutsALineThatDoesNotEnd() throws Exception {
    assertThat(lines("x".repeat(20_000)))
        .containsExactly("x".repeat(8192), "x".repeat(8192), "x".repeat(3616));
  }

  @Test
  void readsOnWhereTheListenerFails() throws Exception {
    List<String> lines = new ArrayList<>();
    read(
        "one\ntwo\n",
        line -> {
          lines.add(line);
          throw new IllegalStateException("as you wish");
        });
    assertThat(lines).containsExactly("one", "two");
  }

  private static List<String> lines(String text) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    read(text, lines::add);
    return lines;
  }

  private static void read(String text, java.util.function.Consumer<String> listener)
      throws InterruptedException {
    ErrorLines errors =
        new ErrorLines(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), listener, "errors");
    errors.start();
    errors.thread().join();
  }
}
