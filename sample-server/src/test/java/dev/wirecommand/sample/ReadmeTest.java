package dev.wirecommand.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  @TempDir Path folder;

  @Test
  void theReadmeGoesBeforeOtherFiles() throws Exception {
    GitProgram git = GitProgram.in(folder);
    git.lines("init", "--quiet", ".");
    git.lines("commit", "--quiet", "--allow-empty", "-m", "No file");
    Files.createSymbolicLink(folder.resolve("a-link"), Path.of("nowhere"));
    Files.writeString(Files.createDirectory(folder.resolve("b-folder")).resolve("file"), "");
    assertThat(chosen(git)).isEmpty();

    Files.writeString(folder.resolve("c.txt"), "text");
    Files.writeString(folder.resolve("z.txt"), "other text");
    assertThat(chosen(git)).contains("c.txt " + git.line("rev-parse", "HEAD:c.txt"));

    Files.writeString(folder.resolve("readme.rst"), "read me");
    Files.writeString(folder.resolve("readme.txt"), "no, me");
    assertThat(chosen(git)).contains("readme.rst " + git.line("rev-parse", "HEAD:readme.rst"));
  }

  private static Optional<String> chosen(GitProgram git) throws Exception {
    git.lines("add", "--all");
    git.lines("commit", "--quiet", "--allow-empty", "-m", "Files");
    HexFormat hex = HexFormat.of();
    byte[] head = hex.parseHex(git.line("rev-parse", "HEAD"));
    try (SampleRepository repository = SampleRepository.at(git.directory())) {
      return Readme.of(repository.git(), head)
          .map(readme -> readme.name() + " " + hex.formatHex(readme.id()));
    }
  }
}
