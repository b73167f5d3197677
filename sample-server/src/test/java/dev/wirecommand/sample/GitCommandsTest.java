package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.jgit.lib.Constants.OBJ_COMMIT;

import dev.wirecommand.command.CommandException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the results of the commands on a large history with those of the git program. */
class GitCommandsTest {
  private static final String ABSENT = "00".repeat(20);

  @TempDir static Path folder;

  private static GitProgram git;
  private static SampleRepository repository;
  private static GitCommands commands;

  @BeforeAll
  static void makeHistory() throws Exception {
    git = LargeHistory.make(folder.resolve("large.git"));
    repository = SampleRepository.at(git.directory());
    commands = new GitCommands(repository.git());
  }

  @AfterAll
  static void close() {
    if (repository != null) {
      repository.close();
    }
  }

  @Test
  void capabilitiesAreTold() {
    assertThat(commands.capabilities())
        .isEqualTo(
            new Capabilities(
                "WireCommand sample server",
                "sha1",
                List.of("branchmap", "capabilities", "cat", "heads", "known", "listkeys", "lookup"),
                List.of("branches", "namespaces", "remotes", "tags")));
  }

  @Test
  void headsAreTheCommitsWithoutChildren() throws Exception {
    List<String> heads = headsByGit("--all");

    assertThat(hex(commands.heads(false))).isEqualTo(heads);
    assertThat(heads)
        .hasSizeGreaterThan(4)
        .contains(git.line("rev-parse", "refs/review/1"), git.line("rev-parse", "refs/tags/loose"));
  }

  @Test
  void publicHeadsAreThoseOfBranchesAndTags() throws Exception {
    List<String> heads = headsByGit("--branches", "--tags");

    assertThat(hex(commands.heads(true))).isEqualTo(heads);
    assertThat(heads)
        .doesNotContain(git.line("rev-parse", "refs/review/1"))
        .contains(git.line("rev-parse", "refs/tags/loose"));
  }

  @Test
  void detachedHeadCountsAmongAllRefsAlone() throws Exception {
    String detached = LargeHistory.child(git, "main", "Nobody's");
    git.lines("worktree", "add", "--quiet", "--detach", "--no-checkout", "../detached", detached);
    GitProgram worktree = GitProgram.in(folder.resolve("detached"));

    try (SampleRepository opened = SampleRepository.at(worktree.directory())) {
      GitCommands there = new GitCommands(opened.git());

      assertThat(hex(there.heads(false)))
          .contains(detached)
          .isEqualTo(headsByGit(worktree, "--all", "HEAD"));
      assertThat(hex(there.heads(true)))
          .doesNotContain(detached)
          .isEqualTo(headsByGit("--branches", "--tags"));
      assertThat(hex(there.lookup("HEAD"))).isEqualTo(detached);
      assertThat(there.branchmap().keySet()).isEqualTo(commands.branchmap().keySet());
    } finally {
      git.lines("worktree", "remove", "--force", "../detached");
    }
  }

  @Test
  void branchmapHasEachBranchWithItsCommit() throws Exception {
    Map<String, List<String>> branches = new LinkedHashMap<>();
    refsByGit("refs/heads/").forEach((name, id) -> branches.put(name, List.of(id)));

    Map<String, List<String>> answered = new LinkedHashMap<>();
    commands.branchmap().forEach((name, ids) -> answered.put(name, hex(ids)));

    assertThat(answered).isEqualTo(branches);
    assertThat(answered.keySet())
        .containsExactly(
            "both",
            "feature/deep/name",
            "gr\u00fcn/\u6728",
            "loose/branch",
            "main",
            "release/1.x",
            "topic");
  }

  @Test
  void listkeysHasTheRefsOfEachNamespace() throws Exception {
    assertThat(listkeys("branches")).isEqualTo(refsByGit("refs/heads/"));
    assertThat(listkeys("tags")).isEqualTo(refsByGit("refs/tags/"));
    assertThat(listkeys("remotes")).isEqualTo(refsByGit("refs/remotes/"));

    assertThat(listkeys("tags").keySet())
        .containsExactlyInAnyOrder("annotated", "both", "lightweight", "loose", "nested");
    assertThat(listkeys("remotes").keySet())
        .containsExactlyInAnyOrder("origin/HEAD", "origin/main");
  }

  @Test
  void listkeysNamesTheNamespaces() throws Exception {
    assertThat(listkeys("namespaces"))
        .isEqualTo(Map.of("branches", "", "namespaces", "", "remotes", "", "tags", ""));
  }

  @Test
  void listkeysRefusesAnUnknownNamespace() {
    assertRefused(
        () -> commands.listkeys("bookmarks"),
        "listkeys: there is no namespace 'bookmarks'; there are branches, namespaces, remotes, tags");
  }

  @Test
  void knownAnswersForEachNode() throws Exception {
    List<String> commits = git.lines("rev-list", "--all");
    List<byte[]> nodes = new ArrayList<>();
    StringBuilder expected = new StringBuilder();
    for (String commit : commits) {
      nodes.add(raw(commit));
      expected.append('1');
    }
    for (String other :
        List.of(
            ABSENT,
            "ff".repeat(20),
            git.line("rev-parse", "refs/tags/blob"),
            git.line("rev-parse", "refs/tags/tree"),
            git.line("rev-parse", "refs/tags/annotated"))) {
      nodes.add(1, raw(other));
      expected.insert(1, '0');
    }

    assertThat(new String(commands.known(nodes), US_ASCII)).isEqualTo(expected.toString());
    assertThat(commits).hasSize(LargeHistory.COMMITS + 4);
    assertThat(commands.known(List.of())).isEmpty();
  }

  @Test
  void knownNamesTheNodeOfAWrongLength() {
    assertRefused(
        () -> commands.known(List.of(raw(ABSENT), new byte[20], new byte[19])),
        "known: argument 'nodes[2]': an id has 20 bytes, this one 19");
    assertRefused(
        () -> commands.known(List.of(new byte[0])),
        "known: argument 'nodes[0]': an id has 20 bytes, this one 0");
    assertRefused(
        () -> commands.known(List.of(new byte[32])),
        "known: argument 'nodes[0]': an id has 20 bytes, this one 32");
  }

  @Test
  void catGivesTheBytesOfABlob() throws Exception {
    assertThat(commands.cat(raw(git.line("rev-parse", "main:binary"))))
        .isEqualTo(LargeHistory.BINARY);
    assertThat(commands.cat(raw(git.line("rev-parse", "main:folder/text"))))
        .isEqualTo(git.feed(new byte[0], "cat-file", "blob", "main:folder/text"));

    byte[] empty = git.feed(new byte[0], "hash-object", "-w", "--stdin");
    assertThat(commands.cat(raw(new String(empty, US_ASCII).strip()))).isEmpty();
  }

  @Test
  void catRefusesWhatIsNotThereAndWhatIsNoBlob() {
    String commit = git.line("rev-parse", "main");
    String tree = git.line("rev-parse", "refs/tags/tree");
    String tag = git.line("rev-parse", "refs/tags/annotated");

    assertRefused(() -> commands.cat(raw(ABSENT)), "cat: there is no object 000000000000");
    assertRefused(
        () -> commands.cat(raw(commit)),
        "cat: " + commit.substring(0, 12) + " is a commit, not a blob");
    assertRefused(
        () -> commands.cat(raw(tree)), "cat: " + tree.substring(0, 12) + " is a tree, not a blob");
    assertRefused(
        () -> commands.cat(raw(tag)), "cat: " + tag.substring(0, 12) + " is a tag, not a blob");
    assertRefused(
        () -> commands.cat(new byte[21]), "cat: argument 'id': an id has 20 bytes, this one 21");
  }

  @Test
  void catRefusesABlobThatIsTooLargeToHoldInMemory() throws Exception {
    byte[] zeros = new byte[(1 << 20) + 1];
    String id = new String(git.feed(zeros, "hash-object", "-w", "--stdin"), US_ASCII).strip();
    assertThat(commands.cat(raw(id))).isEqualTo(zeros);

    WindowCacheConfig small = new WindowCacheConfig();
    small.setStreamFileThreshold(1 << 20);
    small.install();
    try {
      assertRefused(
          () -> commands.cat(raw(id)),
          "cat: " + id.substring(0, 12) + " is too large to be sent whole");
    } finally {
      new WindowCacheConfig().install();
    }
  }

  @Test
  void lookupFindsRefsAsGitDoes() throws Exception {
    List<String> names = new ArrayList<>(List.of("HEAD", "both", "origin"));
    for (String prefix : List.of("refs/heads/", "refs/tags/", "refs/remotes/")) {
      for (String name : refsByGit(prefix).keySet()) {
        names.add(name);
        names.add(prefix + name);
        names.add(prefix.substring("refs/".length()) + name);
      }
    }
    names.add("review/1");

    Map<String, String> expected = new TreeMap<>();
    Map<String, String> answered = new TreeMap<>();
    for (String name : names) {
      expected.put(name, git.line("rev-parse", name + "^{commit}"));
      answered.put(name, hex(commands.lookup(name)));
    }
    assertThat(answered).isEqualTo(expected).hasSizeGreaterThan(40);
    assertThat(answered.get("both")).isEqualTo(git.line("rev-parse", "refs/tags/both"));
  }

  @Test
  void lookupFindsEachCommitByItsWholeIdAndByTwelveDigits() throws Exception {
    for (String commit : git.lines("rev-list", "--all")) {
      assertThat(hex(commands.lookup(commit))).isEqualTo(commit);
      assertThat(hex(commands.lookup(commit.substring(0, 12)))).isEqualTo(commit);
      assertThat(hex(commands.lookup(commit.substring(0, 12).toUpperCase(Locale.ROOT))))
          .isEqualTo(commit);
    }
  }

  @Test
  void lookupTellsWhetherFourDigitsAreEnough() throws Exception {
    Map<String, TreeSet<String>> commits = new TreeMap<>();
    for (String commit : git.lines("rev-list", "--all")) {
      commits.computeIfAbsent(commit.substring(0, 4), key -> new TreeSet<>()).add(commit);
    }
    int ambiguous = 0;
    for (Map.Entry<String, TreeSet<String>> entry : commits.entrySet()) {
      String prefix = entry.getKey();
      TreeSet<String> those = entry.getValue();
      if (those.size() == 1) {
        assertThat(hex(commands.lookup(prefix))).isEqualTo(those.first());
      } else {
        ambiguous++;
        List<String> shown = those.stream().map(id -> id.substring(0, 12)).toList();
        assertRefused(
            () -> commands.lookup(prefix),
            "lookup: '%s' is ambiguous: %d commits' ids begin with it (%s); give more digits"
                .formatted(prefix, those.size(), String.join(", ", shown)));
      }
    }
    assertThat(ambiguous).isGreaterThan(5);
  }

  @Test
  void lookupShowsFourCandidatesAtMost() throws Exception {
    try (SampleRepository small = SampleRepository.temporary();
        ObjectInserter objects = small.git().newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(objects.insert(new TreeFormatter()));
      commit.setAuthor(new PersonIdent("A", "a@example.org", Instant.EPOCH, ZoneOffset.UTC));
      commit.setCommitter(commit.getAuthor());
      Map<String, TreeMap<String, String>> messages = new TreeMap<>();
      String prefix = "";
      TreeMap<String, String> five = new TreeMap<>();
      for (int i = 0; five.size() < 5; i++) {
        commit.setMessage("Commit " + i);
        String id = objects.idFor(OBJ_COMMIT, commit.build()).name();
        prefix = id.substring(0, 4);
        five = messages.computeIfAbsent(prefix, key -> new TreeMap<>());
        five.put(id, commit.getMessage());
      }
      for (String message : five.values()) {
        commit.setMessage(message);
        objects.insert(commit);
      }
      objects.flush();

      String ambiguous = prefix;
      List<String> shown = five.keySet().stream().map(id -> id.substring(0, 12)).toList();
      assertRefused(
          () -> new GitCommands(small.git()).lookup(ambiguous),
          "lookup: '%s' is ambiguous: 5 commits' ids begin with it (%s, ...); give more digits"
              .formatted(ambiguous, String.join(", ", shown.subList(0, 4))));
    }
  }

  @Test
  void lookupPassesOverWhatIsNoCommit() throws Exception {
    TreeSet<String> commits = new TreeSet<>();
    TreeSet<String> others = new TreeSet<>();
    for (String line :
        git.lines("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)")) {
      (line.endsWith(" commit") ? commits : others).add(line.substring(0, 40));
    }
    String shared =
        commits.stream()
            .filter(id -> beginningWith(others, id.substring(0, 4)).findAny().isPresent())
            .filter(id -> beginningWith(commits, id.substring(0, 4)).count() == 1)
            .findFirst()
            .orElseThrow();

    assertThat(hex(commands.lookup(shared.substring(0, 4)))).isEqualTo(shared);
    String blob = git.line("rev-parse", "main:binary");
    assertThat(beginningWith(commits, blob.substring(0, 7))).isEmpty();
    assertNotFound(blob.substring(0, 7));
    assertNotFound(blob);
    assertNotFound(git.line("rev-parse", "refs/tags/annotated"));
  }

  @Test
  void lookupRefusesRefsOfOtherObjects() {
    assertRefused(() -> commands.lookup("blob"), "lookup: 'blob' names a blob, not a commit");
    assertRefused(
        () -> commands.lookup("annotated-blob"),
        "lookup: 'annotated-blob' names a blob, not a commit");
    assertRefused(
        () -> commands.lookup("refs/tags/tree"),
        "lookup: 'refs/tags/tree' names a tree, not a commit");
  }

  @Test
  void lookupSaysWhenThereIsNone() {
    for (String key :
        List.of(
            "nothing",
            "",
            " ",
            ABSENT,
            ABSENT.substring(0, 12),
            git.line("rev-parse", "main").substring(0, 3),
            git.line("rev-parse", "main") + "0",
            "heads",
            "refs/heads",
            "refs/heads/",
            "main/below",
            "main^",
            "main~1",
            "@",
            "%s",
            "\u0161\u0161\u0161\u0161\u0161",
            "x".repeat(5000))) {
      assertNotFound(key);
    }
  }

  @Test
  void lookupReadsNoFileThatIsNoRef() {
    for (String key :
        List.of(
            "config",
            "description",
            "packed-refs",
            "../HEAD",
            "refs/../HEAD",
            "refs/heads/../../HEAD",
            "../../../../../../etc/passwd",
            "/etc/passwd",
            "main\0",
            "main\n",
            "con")) {
      assertNotFound(key);
    }
  }

  @Test
  void manyThreadsAreAnsweredAlike() throws Exception {
    List<String> heads = hex(commands.heads(false));
    byte[] blob = raw(git.line("rev-parse", "main:binary"));
    byte[] main = commands.lookup("main");
    Callable<Void> caller =
        () -> {
          for (int i = 0; i < 5; i++) {
            assertThat(hex(commands.heads(false))).isEqualTo(heads);
            assertThat(commands.cat(blob)).isEqualTo(LargeHistory.BINARY);
            assertThat(commands.lookup("main")).isEqualTo(main);
            assertThat(commands.known(List.of(main, blob))).asString().isEqualTo("10");
            assertThat(commands.branchmap()).hasSize(7);
          }
          return null;
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Void> each : threads.invokeAll(List.of(caller, caller, caller, caller, caller))) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Stream<String> beginningWith(TreeSet<String> ids, String prefix) {
    return ids.subSet(prefix, prefix + "g").stream();
  }

  private static void assertNotFound(String key) {
    assertRefused(
        () -> commands.lookup(key),
        "lookup: no ref is named '"
            + key
            + "', and it is not the beginning of a commit's id; listkeys tells the names");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.rawMessage()).isEqualTo(message));
  }

  /** Returns the heads according to git: the reachable commits that are no commit's parent. */
  private static List<String> headsByGit(String... from) {
    return headsByGit(git, from);
  }

  private static List<String> headsByGit(GitProgram git, String... from) {
    List<String> arguments = new ArrayList<>(List.of("rev-list", "--parents"));
    arguments.addAll(List.of(from));
    TreeSet<String> heads = new TreeSet<>();
    TreeSet<String> parents = new TreeSet<>();
    for (String line : git.lines(arguments.toArray(String[]::new))) {
      List<String> ids = List.of(line.split(" "));
      heads.add(ids.get(0));
      parents.addAll(ids.subList(1, ids.size()));
    }
    heads.removeAll(parents);
    return List.copyOf(heads);
  }

  /** Returns the commits of git's refs, by short name. */
  private static Map<String, String> refsByGit(String prefix) {
    Map<String, String> refs = new TreeMap<>();
    for (String name : git.lines("for-each-ref", "--format=%(refname)", prefix)) {
      String id = git.line("rev-parse", name + "^{}");
      if (git.line("cat-file", "-t", id).equals("commit")) {
        refs.put(name.substring(prefix.length()), id);
      }
    }
    return refs;
  }

  private static Map<String, String> listkeys(String namespace) throws Exception {
    Map<String, String> keys = new TreeMap<>();
    for (Map.Entry<ByteBuffer, byte[]> key : commands.listkeys(namespace).entrySet()) {
      keys.put(UTF_8.decode(key.getKey().duplicate()).toString(), hex(key.getValue()));
    }
    return keys;
  }

  private static byte[] raw(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(byte[] id) {
    return HexFormat.of().formatHex(id);
  }

  private static List<String> hex(List<byte[]> ids) {
    return ids.stream().map(GitCommandsTest::hex).collect(toCollection(ArrayList::new));
  }
}
