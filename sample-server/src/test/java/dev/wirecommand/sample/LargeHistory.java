package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A bare repository with many commits, which {@code git fast-import} creates and which is always
 * the same: several lines of development that merge at times, wrong clocks, two roots, packed and
 * loose refs, tags of every kind, a branch whose name is not ASCII.
 */
final class LargeHistory {
  static final int COMMITS = 1500;
  static final byte[] BINARY = binary();

  private static final List<String> LINES =
      List.of("main", "release/1.x", "feature/deep/name", "gr\u00fcn/\u6728", "topic");

  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private final Random random = new Random(20260302);

  private LargeHistory() {}

  /** Creates the repository. */
  static GitProgram make(Path directory) throws IOException {
    Files.createDirectories(directory);
    GitProgram git = GitProgram.in(directory);
    git.lines("init", "--quiet", "--bare", "--initial-branch=main", ".");
    LargeHistory history = new LargeHistory();
    history.write();
    git.feed(history.stream.toByteArray(), "fast-import", "--quiet", "--force");

    git.lines("tag", "-a", "-m", "A tag of a tag", "nested", "annotated");
    git.lines("update-ref", "refs/tags/blob", "annotated:binary");
    git.lines("tag", "-a", "-m", "A tag of a blob", "annotated-blob", "annotated:binary");
    git.lines("update-ref", "refs/tags/tree", "annotated^{tree}");
    git.lines("update-ref", "refs/remotes/origin/main", "main~3");
    git.lines("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
    git.lines("update-ref", "refs/heads/both", "main~7");
    git.lines("update-ref", "refs/tags/both", "main~9");
    git.lines("pack-refs", "--all");

    // From here on, objects and refs are loose. Branch topic is also packed, with an older value.
    git.lines("update-ref", "refs/heads/topic", child(git, "topic", "On top of a packed ref"));
    git.lines("update-ref", "refs/heads/loose/branch", child(git, "main~5", "Loose"));
    git.lines("update-ref", "refs/tags/loose", child(git, "main~6", "Reached by a tag alone"));
    git.lines("update-ref", "refs/review/1", child(git, "main", "Neither branch nor tag"));
    return git;
  }

  /** Creates a commit that is not reachable from a ref. */
  static String child(GitProgram git, String parent, String message) {
    return git.line("commit-tree", "-m", message, "-p", parent, parent + "^{tree}");
  }

  private void write() {
    print("blob\nmark :" + (COMMITS + 1) + "\n");
    data(BINARY);
    List<Integer> tips = new ArrayList<>();
    for (int mark = 1; mark <= COMMITS; mark++) {
      int line = mark <= LINES.size() ? mark - 1 : random.nextInt(LINES.size());
      print("commit refs/heads/" + LINES.get(line) + "\nmark :" + mark + "\n");
      // At times a clock is days behind, so that a child is older than its parent.
      int skew = random.nextInt(20) == 0 ? 500_000 : 0;
      String who = "Ada Example <ada@example.org> " + (1_600_000_000 + mark * 600 - skew);
      print("author " + who + " +0000\ncommitter " + who + " +0000\n");
      data(("Change " + mark + "\n").getBytes(UTF_8));
      if (mark > LINES.size()) {
        print("from :" + tips.get(line) + "\n");
        if (random.nextInt(8) == 0) {
          for (int parents = random.nextInt(20) == 0 ? 3 : 1; parents > 0; parents--) {
            print("merge :" + tips.get((line + parents) % LINES.size()) + "\n");
          }
        }
        tips.set(line, mark);
      } else {
        // Two lines have roots of their own, the others start where the first did.
        print(mark == 1 || mark == LINES.size() ? "" : "from :1\n");
        tips.add(mark);
      }
      print("M 100644 :" + (COMMITS + 1) + " binary\nM 100644 inline folder/text\n");
      data(("Line " + mark + "\n").getBytes(UTF_8));
    }
    print("reset refs/tags/lightweight\nfrom :" + COMMITS / 2 + "\n\n");
    print(
        "tag annotated\nfrom :" + COMMITS / 3 + "\ntagger Ada Example <ada@example.org> 0 +0000\n");
    data("A release\n".getBytes(UTF_8));
  }

  private void print(String text) {
    stream.writeBytes(text.getBytes(UTF_8));
  }

  private void data(byte[] bytes) {
    print("data " + bytes.length + "\n");
    stream.writeBytes(bytes);
    print("\n");
  }

  private static byte[] binary() {
    byte[] bytes = new byte[3 * 256 + 1];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
