package dev.wirecommand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of what a peer may try names settings and tests that exist. */
class AbusePageTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| [^|`]+ \\| [^|]+ \\| (none|`([A-Za-z.]+)`) \\| `([A-Za-z]+)` \\|$");

  private static final List<MatchResult> ROWS =
      ROW.matcher(House.read(House.FOLDER.resolve("docs/abuse.md"))).results().toList();

  @Test
  void eachLineOfTheTablesIsARow() {
    long lines =
        House.read(House.FOLDER.resolve("docs/abuse.md"))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| it sends"))
            .count();
    assertThat(ROWS).hasSize((int) lines);
  }

  @Test
  void eachSettingHasItsDefaultOnThePageOfLimits() {
    String limits = House.read(House.FOLDER.resolve("docs/limits.md"));
    List<String> unknown = new ArrayList<>();
    for (MatchResult row : ROWS) {
      String setting = row.group(2);
      // A setting of a builder is no limit of a peer.
      if (setting != null
          && !setting.contains("Builder")
          && !limits.contains("| `" + setting + "` |")) {
        unknown.add(setting);
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void eachTestExists() throws IOException {
    Set<String> tests = new HashSet<>();
    try (Stream<Path> modules = Files.list(House.FOLDER)) {
      for (Path folder : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(folder)) {
          tests.addAll(testsIn(folder));
        }
      }
    }
    assertThat(ROWS).extracting(row -> row.group(3)).allMatch(tests::contains);
  }

  private static Set<String> testsIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
