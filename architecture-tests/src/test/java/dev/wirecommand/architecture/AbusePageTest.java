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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of limits lists what a peer may try, with guards, settings and tests that exist. */
class AbusePageTest {
  private static final int COUNT = 54;

  private static final String PAGE = House.read(House.FOLDER.resolve("docs/limits.md"));
  private static final String TABLES = PAGE.substring(PAGE.indexOf("## What a peer may try"));

  /** A numbered row: what is tried, what happens, the guard, the setting, its default, the test. */
  private static final List<MatchResult> NUMBERED =
      rows(
          "\\| (\\d+) \\| [^|]+ \\| [^|]+ \\| `([A-Za-z]+)` \\| (?:none|`([A-Za-z.]+)`)"
              + " \\| ([^|]+) \\| `([A-Za-z]+)` \\|");

  /** A row without a number: what is tried, what happens, the setting, the test. */
  private static final List<MatchResult> FURTHER =
      rows("\\| [^|`]+ \\| [^|]+ \\| (?:none|`([A-Za-z.]+)`) \\| `([A-Za-z]+)` \\|");

  private static List<MatchResult> rows(String pattern) {
    return Pattern.compile("(?m)^" + pattern + "$").matcher(TABLES).results().toList();
  }

  @Test
  void eachLineOfTheTablesIsARow() {
    long lines =
        TABLES
            .lines()
            .filter(line -> line.startsWith("| ") && !line.contains("| it sends |"))
            .filter(line -> !line.startsWith("| it sends |"))
            .count();
    assertThat(NUMBERED.size() + FURTHER.size()).isEqualTo((int) lines);
    assertThat(NUMBERED)
        .extracting(row -> Integer.parseInt(row.group(1)))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, COUNT).boxed().toList());
  }

  @Test
  void eachGuardExists() {
    Set<String> types = namesIn("src/main/java");
    assertThat(NUMBERED).extracting(row -> row.group(2)).allMatch(types::contains);
  }

  @Test
  void eachSettingHasItsDefault() {
    List<String> wrong = new ArrayList<>();
    for (MatchResult row : NUMBERED) {
      String setting = row.group(3);
      String expected = setting == null ? "none" : row.group(4);
      if (!row.group(4).equals(expected)
          || setting != null && !PAGE.contains("| `" + setting + "` | " + expected + " |")) {
        wrong.add(row.group());
      }
    }
    for (MatchResult row : FURTHER) {
      String setting = row.group(1);
      if (setting != null && !PAGE.contains("\n| `" + setting + "` | ")) {
        wrong.add(row.group());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void eachTestExists() {
    Set<String> tests = namesIn("src/test/java");
    assertThat(NUMBERED).extracting(row -> row.group(5)).allMatch(tests::contains);
    assertThat(FURTHER).extracting(row -> row.group(2)).allMatch(tests::contains);
  }

  @Test
  void eachRowOfAClientIsPlayed() {
    String scripts =
        sources(House.FOLDER.resolve("abuse-tests/src/test/java/dev/wirecommand/abuse"));
    assertThat(NUMBERED)
        .filteredOn(row -> row.group(5).equals("RowsTest"))
        .extracting(row -> row.group(1))
        .allMatch(number -> scripts.contains("(" + number + ", \""));
  }

  /** Returns the names of the types in a folder of all modules. */
  private static Set<String> namesIn(String folder) {
    Set<String> names = new HashSet<>();
    try (Stream<Path> modules = Files.list(House.FOLDER)) {
      for (Path sources : modules.map(module -> module.resolve(folder)).toList()) {
        if (Files.isDirectory(sources)) {
          names.addAll(javaFiles(sources).map(AbusePageTest::typeName).toList());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static Stream<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    }
  }

  private static String typeName(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }

  private static String sources(Path folder) {
    try {
      return javaFiles(folder).map(House::read).collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
