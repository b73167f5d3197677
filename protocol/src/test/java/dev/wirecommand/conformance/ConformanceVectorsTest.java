package dev.wirecommand.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;

class ConformanceVectorsTest {
  @TempDir Path folder;

  private void write(String name, String lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void theProjectsOwnVectorsAreOnTheClassPath() {
    assertThat(ConformanceVectors.rows(ConformanceVectors.FRAMES, null)).hasSize(382);
    assertThat(ConformanceVectors.rows(ConformanceVectors.REACTOR, null)).hasSize(597);
  }

  @Test
  void rowsKeepTheNumbersOfTheirLines() throws IOException {
    write("frames.jsonl.gz", "{\"kind\": \"a\"}\n\n{\"kind\": \"b\"}\n");
    List<ConformanceVectors.Row> rows = ConformanceVectors.rows("frames.jsonl.gz", folder);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).hasToString("frames.jsonl.gz, row 1");
    assertThat(rows.get(1)).hasToString("frames.jsonl.gz, row 3");
    assertThat(rows.get(1).json().get("kind").asString()).isEqualTo("b");
  }

  @Test
  void aMissingFileFails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ConformanceVectors.rows("frames.jsonl.gz", folder))
        .withMessage("conformance vectors cannot be read: " + folder + "/frames.jsonl.gz")
        .withCauseInstanceOf(NoSuchFileException.class);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ConformanceVectors.rows("none.jsonl.gz", null))
        .withMessage("conformance vectors cannot be read: class path:/conformance/none.jsonl.gz");
  }

  @Test
  void aFileWithoutRowsFails() throws IOException {
    write("reactor.jsonl.gz", "\n");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ConformanceVectors.rows("reactor.jsonl.gz", folder))
        .withMessage("conformance vectors without a row: " + folder + "/reactor.jsonl.gz");
  }

  @Test
  void aFileThatIsNoGzipFails() throws IOException {
    Files.writeString(folder.resolve("frames.jsonl.gz"), "{}\n");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ConformanceVectors.rows("frames.jsonl.gz", folder))
        .withMessage("conformance vectors cannot be read: " + folder + "/frames.jsonl.gz")
        .withCauseInstanceOf(ZipException.class);
  }

  @Test
  void aRowThatIsNoJsonFails() throws IOException {
    write("frames.jsonl.gz", "{}\n{\n");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ConformanceVectors.rows("frames.jsonl.gz", folder))
        .withMessage("row 2 is no JSON: " + folder + "/frames.jsonl.gz")
        .withCauseInstanceOf(JacksonException.class);
  }

  @Test
  void aRelativeFolderIsOneUnderTheDirectoryThatMavenWasStartedIn() {
    Properties properties = new Properties();
    assertThat(ConformanceVectors.folder(properties)).isNull();
    properties.setProperty("conformance.dir", "vectors");
    assertThat(ConformanceVectors.folder(properties))
        .isEqualTo(Path.of("vectors").toAbsolutePath());
    properties.setProperty("conformance.start", folder.toString());
    assertThat(ConformanceVectors.folder(properties)).isEqualTo(folder.resolve("vectors"));
    properties.setProperty("conformance.dir", "/elsewhere/vectors");
    assertThat(ConformanceVectors.folder(properties)).isEqualTo(Path.of("/elsewhere/vectors"));
  }
}
