package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the whole output of the demonstration, except the number of the port. */
class DemoTest {
  @TempDir Path folder;

  @Test
  void showsASmallRepositoryWhereThereIsNoOther() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    JavaProgram.Ended ended =
        new JavaProgram(Demo.class).in(folder).with("-Djava.io.tmpdir=" + temporary).run();

    assertThat(ended.err()).isEmpty();
    assertThat(withoutPort(ended.out())).isEqualTo(expected("demo-small.txt"));
    assertThat(ended.status()).isZero();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void showsEveryHeadBranchAndTagOfALargeRepository() throws Exception {
    GitProgram git = LargeHistory.make(folder.resolve("large.git"));

    assertThat(withoutFolder(demo(git.directory()))).isEqualTo(expected("demo-large.txt"));
  }

  @Test
  void showsARepositoryWithoutCommits() throws Exception {
    GitProgram git = GitProgram.in(Files.createDirectory(folder.resolve("empty")));
    git.lines("init", "--quiet", ".");

    assertThat(withoutFolder(demo(git.directory()))).isEqualTo(expected("demo-empty.txt"));
  }

  @Test
  void refusesAPathWithoutARepository() throws Exception {
    JavaProgram.Ended ended = new JavaProgram(Demo.class).in(folder).run("missing");

    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .containsExactly(
            "demo: missing is not a Git repository: there is nothing there; give the path of one,"
                + " or none");
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void saysHowItIsCalled() throws Exception {
    List<String> usage =
        List.of(
            "usage: demo [--port N] [PATH]",
            "PATH is a Git repository; if it is left out, the one around the working directory, or"
                + " a",
            "small one made for the occasion. N is the port to listen on; if it is left out, any"
                + " that is free.");
    JavaProgram.Ended helped = new JavaProgram(Demo.class).in(folder).run("--help");
    assertThat(helped.out()).isEqualTo(usage);
    assertThat(helped.err()).isEmpty();
    assertThat(helped.status()).isZero();

    JavaProgram.Ended refused = new JavaProgram(Demo.class).in(folder).run("--verbose");
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith("demo: there is no option --verbose")
        .endsWith(usage.get(2));
    assertThat(refused.status()).isEqualTo(2);
  }

  private List<String> demo(Path repository) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Demo.run(
        new Arguments(Optional.of(repository), 0),
        folder,
        new Transcript(new PrintStream(out, true, UTF_8), false));
    return out.toString(UTF_8).lines().toList();
  }

  private List<String> withoutFolder(List<String> lines) {
    return withoutPort(lines).stream()
        .map(line -> line.replace(folder.toString(), "FOLDER"))
        .toList();
  }

  private static List<String> withoutPort(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("127\\.0\\.0\\.1:\\d+", "ADDRESS")).toList();
  }

  private static List<String> expected(String resource) throws Exception {
    try (InputStream in = Objects.requireNonNull(DemoTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
