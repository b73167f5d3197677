package dev.wirecommand.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.sample.SampleRepository.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRepositoryTest {
  private static final String FRENCH = "ca9f53d1b8a620149a32adef7d8173de10945cf6";
  private static final String JAPANESE = "a875b9450b643853c8427ae0e291524880210370";
  private static final String WELSH = "d8abcdd47b6103c9ecf323588e7abb782e4f7c2a";
  private static final String MAIN = "9ca29255e207b348f79d2f0f92be3e8c33b4d165";
  private static final String FIRST = "f8a53ec003a66d1d17b9265ae1407d1c6c72aeb4";

  @TempDir Path folder;

  @Test
  void opensAWorkingTreeItsGitFolderAndABareRepository() throws Exception {
    GitProgram git = workingTree();
    String head = git.line("rev-parse", "HEAD");
    git.lines("clone", "--quiet", "--bare", ".", "../bare");

    for (Path path :
        List.of(git.directory(), git.directory().resolve(".git"), folder.resolve("bare"))) {
      try (SampleRepository repository = SampleRepository.at(path)) {
        assertThat(lookup(repository, "main")).isEqualTo(head);
        assertThat(repository.origin()).isEqualTo(Origin.GIVEN);
        assertThat(repository.path()).isEqualTo(path);
      }
    }
  }

  @Test
  void opensAFurtherWorkingTree() throws Exception {
    GitProgram git = workingTree();
    git.lines("worktree", "add", "--quiet", "-b", "other", "../further");
    GitProgram further = GitProgram.in(folder.resolve("further"));
    further.lines("commit", "--quiet", "--allow-empty", "-m", "Further");

    try (SampleRepository repository = SampleRepository.at(further.directory())) {
      assertThat(lookup(repository, "HEAD")).isEqualTo(further.line("rev-parse", "HEAD"));
      assertThat(lookup(repository, "main")).isEqualTo(git.line("rev-parse", "main"));
    }
  }

  @Test
  void opensReftables() throws Exception {
    try (SampleRepository made = SampleRepository.temporary()) {
      String main = lookup(made, "main");
      Path reftables = Files.createDirectories(folder.resolve("reftables"));
      copy(made.path(), reftables);
      try (SampleRepository repository = SampleRepository.at(reftables)) {
        ((org.eclipse.jgit.internal.storage.file.FileRepository) repository.git())
            .convertRefStorage("reftable", true, false);
      }
      try (SampleRepository repository = SampleRepository.at(reftables)) {
        assertThat(lookup(repository, "main")).isEqualTo(main);
        assertThat(new GitCommands(repository.git()).branchmap())
            .containsOnlyKeys("feature/french", "feature/japanese", "main");
      }
    }
  }

  @Test
  void anEmptyRepositoryHasNothing() throws Exception {
    GitProgram git = init("empty", "--initial-branch=main");

    try (SampleRepository repository = SampleRepository.at(git.directory())) {
      GitCommands commands = new GitCommands(repository.git());
      assertThat(commands.heads(false)).isEmpty();
      assertThat(commands.heads(true)).isEmpty();
      assertThat(commands.branchmap()).isEmpty();
      assertThat(commands.listkeys("tags")).isEmpty();
      assertThatThrownBy(() -> commands.lookup("HEAD"))
          .hasMessageStartingWith("lookup: no ref is named 'HEAD', ");
    }
  }

  @Test
  void findsTheRepositoryThatADirectoryIsIn() throws Exception {
    GitProgram git = workingTree();
    Path deep = Files.createDirectories(git.directory().resolve("a/b/c"));

    for (Path start : List.of(git.directory(), deep)) {
      try (SampleRepository repository = SampleRepository.around(start)) {
        assertThat(repository.origin()).isEqualTo(Origin.SURROUNDING);
        assertThat(repository.path()).isEqualTo(git.directory());
        assertThat(lookup(repository, "HEAD")).isEqualTo(git.line("rev-parse", "HEAD"));
      }
    }
  }

  @Test
  void makesARepositoryWhereThereIsNone() throws Exception {
    try (SampleRepository repository = SampleRepository.around(folder)) {
      assertThat(repository.origin()).isEqualTo(Origin.TEMPORARY);
      assertThat(lookup(repository, "main")).isEqualTo(MAIN);
    }
  }

  @Test
  void theTemporaryRepositoryIsAlwaysTheSameAndIsRemoved() throws Exception {
    SampleRepository repository = SampleRepository.temporary();
    try (repository) {
      GitProgram git = GitProgram.in(repository.path());

      assertThat(git.lines("for-each-ref", "--format=%(objectname) %(objecttype) %(refname)"))
          .containsExactly(
              FRENCH + " commit refs/heads/feature/french",
              JAPANESE + " commit refs/heads/feature/japanese",
              MAIN + " commit refs/heads/main",
              WELSH + " commit refs/review/1",
              FIRST + " commit refs/tags/first",
              "85080db2a148c9dfa2ec7d3acfcb0fef07279bf7 tag refs/tags/v1.0");
      assertThat(git.line("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
      assertThat(git.line("rev-parse", "v1.0^{}")).isEqualTo(MAIN);
      assertThat(git.lines("log", "--format=%p %s", "--topo-order", "--all")).hasSize(7);
      assertThat(git.lines("rev-list", "--merges", "--all")).containsExactly(MAIN);
      assertThat(git.lines("fsck", "--strict", "--no-progress")).isEmpty();
      assertThat(git.lines("ls-tree", "--name-only", "feature/japanese"))
          .containsExactly("README.md", "en.txt", "ja.txt");
    }
    assertThat(repository.path()).doesNotExist();
    repository.close();
  }

  @Test
  void refusesAPathWhereNothingIs() {
    Path path = folder.resolve("missing");
    assertRefused(
        path,
        path + " is not a Git repository: there is nothing there; give the path of one, or none");
  }

  @Test
  void refusesAFile() throws Exception {
    Path path = Files.writeString(folder.resolve("file"), "text");
    assertRefused(
        path, path + " is not a Git repository: it is a file; give the path of one, or none");
  }

  @Test
  void refusesADirectoryWithoutARepositoryEvenInsideACheckout() throws Exception {
    Path inside = Files.createDirectories(workingTree().directory().resolve("inside"));
    for (Path path : List.of(folder, inside)) {
      assertRefused(
          path,
          path
              + " is not a Git repository: it holds no .git and is not a bare repository; give the"
              + " path of one, or none");
    }
  }

  @Test
  void refusesADanglingGitFile() throws Exception {
    Files.writeString(folder.resolve(".git"), "gitdir: nowhere\n");
    assertRefused(
        folder,
        folder
            + " is not a Git repository: repository not found: "
            + folder.resolve("nowhere")
            + "; give the path of one, or none");
  }

  @Test
  void refusesABrokenConfiguration() throws Exception {
    GitProgram git = workingTree();
    Path config = Files.writeString(git.directory().resolve(".git/config"), "[core\n");
    assertRefused(
        git.directory(),
        git.directory()
            + " is not a Git repository: Unknown repository format: Cannot read file "
            + config
            + ": Bad section entry: core; give the path of one, or none");
  }

  @Test
  void refusesIdsOfAnotherFormat() throws Exception {
    GitProgram git = init("sha256", "--object-format=sha256");
    assertRefused(
        git.directory(),
        git.directory()
            + " is not a Git repository: its ids are of the format sha256, and sha1 alone is known;"
            + " give the path of one, or none");
    assertThatThrownBy(() -> SampleRepository.around(git.directory()))
        .isInstanceOf(NoRepositoryException.class)
        .hasMessage(
            git.directory()
                + " is not a Git repository that can be served: its ids are of the format sha256,"
                + " and sha1 alone is known; give the path of another");
  }

  @Test
  void needsNeitherHomeNorGitNorAnybodysConfiguration() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve(".gitconfig"), "[this is no configuration\n");
    GitProgram git = workingTree();
    String head = git.line("rev-parse", "HEAD");

    assertThat(headsInANewProcess(git.directory(), home)).containsExactly(head);
    assertThat(headsInANewProcess(git.directory(), folder.resolve("missing")))
        .containsExactly(head);
    assertThat(tree(home)).containsExactly(home, home.resolve(".gitconfig"));
  }

  @Test
  void writesNothingIntoTheRepository() throws Exception {
    GitProgram git = workingTree();
    String head = git.line("rev-parse", "HEAD");
    FileTime before = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    List<Path> files = tree(git.directory());
    for (Path path : files) {
      Files.setLastModifiedTime(path, before);
    }

    assertThat(headsInANewProcess(git.directory(), folder)).containsExactly(head);

    assertThat(tree(git.directory())).isEqualTo(files);
    for (Path path : files) {
      assertThat(Files.getLastModifiedTime(path)).as(path.toString()).isEqualTo(before);
    }
  }

  /** Runs a process whose environment has only a home, and returns the heads that it prints. */
  private static List<String> headsInANewProcess(Path directory, Path home) throws Exception {
    JavaProgram.Ended ended =
        new JavaProgram(HeadsOfSurroundings.class)
            .in(directory)
            .with("-Duser.home=" + home)
            .withEnvironment(Map.of("HOME", home.toString()))
            .run();
    assertThat(ended.status()).as(ended.toString()).isZero();
    return ended.out();
  }

  /** A program that prints the heads of the repository in which it is started. */
  static final class HeadsOfSurroundings {
    private HeadsOfSurroundings() {}

    public static void main(String[] arguments) throws Exception {
      try (SampleRepository repository = SampleRepository.around(Path.of(""))) {
        for (byte[] head : new GitCommands(repository.git()).heads(false)) {
          System.out.println(HexFormat.of().formatHex(head));
        }
      }
    }
  }

  private GitProgram workingTree() throws IOException {
    GitProgram git = init("tree", "--initial-branch=main");
    git.lines("commit", "--quiet", "--allow-empty", "-m", "One");
    git.lines("commit", "--quiet", "--allow-empty", "-m", "Two");
    return git;
  }

  private GitProgram init(String name, String option) throws IOException {
    GitProgram git = GitProgram.in(Files.createDirectories(folder.resolve(name)));
    git.lines("init", "--quiet", option, ".");
    return git;
  }

  private static String lookup(SampleRepository repository, String key) throws IOException {
    return HexFormat.of().formatHex(new GitCommands(repository.git()).lookup(key));
  }

  private static void assertRefused(Path path, String message) {
    assertThatThrownBy(() -> SampleRepository.at(path))
        .isInstanceOf(NoRepositoryException.class)
        .hasMessage(message);
  }

  private static List<Path> tree(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return new ArrayList<>(paths.sorted().toList());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path path : tree(from)) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.copy(path, target);
      }
    }
  }
}
