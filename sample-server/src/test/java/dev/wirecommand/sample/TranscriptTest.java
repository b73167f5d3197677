package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private final Transcript transcript = new Transcript(out, false);

  @Test
  void printsACallItsFramesAndItsAnswer() {
    transcript.heading("Heading");
    transcript.note("Note");
    transcript.asked("call()");
    transcript.frames(List.of("-> one", "<- two"));
    transcript.answered(List.of("row"));
    transcript.asked("other()");
    transcript.refused("other: no");

    assertThat(lines())
        .containsExactly(
            "Heading",
            "Note",
            "",
            "call()",
            "  -> one",
            "  <- two",
            "  row",
            "",
            "other()",
            "  refused: other: no");
  }

  @Test
  void saysThatThereIsNone() {
    transcript.answered(List.of());
    assertThat(lines()).containsExactly("  none");
  }

  @Test
  void printsAnswersWhole() {
    String smiles = "\ud83d\ude00".repeat(200);
    transcript.answered(List.of("1", "2", "3", "4", "5", "6", "7", smiles));
    assertThat(lines())
        .containsExactly("  1", "  2", "  3", "  4", "  5", "  6", "  7", "  " + smiles);
  }

  @Test
  void excerptsHaveNoMoreThanSixRows() {
    assertThat(Transcript.excerpt(rows(6))).containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(Transcript.excerpt(rows(7)))
        .containsExactly("1", "2", "3", "4", "5", "... and 2 more");
  }

  @Test
  void excerptsCutLongLinesBetweenCharacters() {
    String smiles = "\ud83d\ude00".repeat(100);
    assertThat(Transcript.excerpt(List.of(smiles, smiles + "\ud83d\ude00")))
        .containsExactly(smiles, "\ud83d\ude00".repeat(96) + " ...");
  }

  @Test
  void refusalsAreNeverCut() {
    transcript.refused("x".repeat(200));
    assertThat(lines()).containsExactly("  refused: " + "x".repeat(200));
  }

  @Test
  void coloursAreForTerminals() {
    Transcript coloured = new Transcript(out, true);
    coloured.asked("call()");
    coloured.frames(List.of("-> one"));
    coloured.answered(List.of("row"));
    coloured.refused("no");

    assertThat(lines())
        .containsExactly(
            "",
            "\u001b[1mcall()\u001b[0m",
            "\u001b[2m  -> one\u001b[0m",
            "  row",
            "  \u001b[31mrefused\u001b[0m: no");
  }

  private List<String> lines() {
    return bytes.toString(UTF_8).lines().toList();
  }

  private static List<String> rows(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }
}
