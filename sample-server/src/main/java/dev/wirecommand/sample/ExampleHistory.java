package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.eclipse.jgit.lib.Constants.HEAD;
import static org.eclipse.jgit.lib.Constants.OBJ_BLOB;
import static org.eclipse.jgit.lib.Constants.OBJ_COMMIT;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;

/**
 * The history of a temporary repository: commits, a merge, branches, a change under review and both
 * kinds of tag. Its ids are always the same, because its people, dates and contents are.
 */
final class ExampleHistory {
  private static final Instant BEGINNING = Instant.parse("2026-03-02T09:00:00Z");

  private final Repository repository;
  private final ObjectInserter objects;
  private int day;

  private ExampleHistory(Repository repository, ObjectInserter objects) {
    this.repository = repository;
    this.objects = objects;
  }

  /**
   * Writes the history into an empty repository and checks out {@code main}.
   *
   * @param repository the repository, which needs no working tree
   * @throws IOException if it cannot be written
   */
  static void write(Repository repository) throws IOException {
    try (ObjectInserter objects = repository.newObjectInserter()) {
      new ExampleHistory(repository, objects).write();
    }
  }

  private void write() throws IOException {
    String readme = "# Greeter\n\nGreets whoever runs it.\n";
    String english = "Hello, %s!\n";
    String french = "Bonjour, %s !\n";
    String welsh = "Hel\u00f4, %s!\n";
    String japanese = "\u3053\u3093\u306b\u3061\u306f\u3001%s\u3055\u3093\n";

    ObjectId first = commit("Say hello", Map.of("README.md", readme, "en.txt", "Hello!\n"));
    ObjectId named = commit("Greet by name", Map.of("README.md", readme, "en.txt", english), first);
    ObjectId inFrench =
        commit(
            "Greet in French",
            Map.of("README.md", readme, "en.txt", english, "fr.txt", french),
            named);
    String explained = readme + "\nOne file for each language.\n";
    ObjectId documented =
        commit("Explain the files", Map.of("README.md", explained, "en.txt", english), named);
    Map<String, String> both = Map.of("README.md", explained, "en.txt", english, "fr.txt", french);
    ObjectId merged = commit("Merge branch 'feature/french'", both, documented, inFrench);
    ObjectId inJapanese =
        commit(
            "Greet in Japanese",
            Map.of("README.md", explained, "en.txt", english, "ja.txt", japanese),
            documented);
    ObjectId inWelsh =
        commit(
            "Greet in Welsh",
            Map.of("README.md", explained, "en.txt", english, "cy.txt", welsh),
            documented);

    repository.updateRef(HEAD).link("refs/heads/main");
    ref("refs/heads/main", merged);
    ref("refs/heads/feature/french", inFrench);
    ref("refs/heads/feature/japanese", inJapanese);
    ref("refs/review/1", inWelsh);
    ref("refs/tags/first", first);
    ref("refs/tags/v1.0", annotatedTag("v1.0", "The first release", merged));
  }

  private ObjectId commit(String message, Map<String, String> files, ObjectId... parents)
      throws IOException {
    TreeFormatter tree = new TreeFormatter();
    for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
      ObjectId content = objects.insert(OBJ_BLOB, file.getValue().getBytes(UTF_8));
      tree.append(file.getKey(), FileMode.REGULAR_FILE, content);
    }
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(objects.insert(tree));
    commit.setParentIds(parents);
    commit.setAuthor(today());
    commit.setCommitter(commit.getAuthor());
    commit.setMessage(message + "\n");
    day++;
    return objects.insert(commit);
  }

  private ObjectId annotatedTag(String name, String message, ObjectId commit) throws IOException {
    TagBuilder tag = new TagBuilder();
    tag.setTag(name);
    tag.setObjectId(commit, OBJ_COMMIT);
    tag.setTagger(today());
    tag.setMessage(message + "\n");
    return objects.insert(tag);
  }

  private PersonIdent today() {
    return new PersonIdent(
        "Ada Example", "ada@example.org", BEGINNING.plus(Duration.ofDays(day)), ZoneOffset.UTC);
  }

  private void ref(String name, ObjectId id) throws IOException {
    objects.flush();
    RefUpdate update = repository.updateRef(name);
    update.setNewObjectId(id);
    RefUpdate.Result result = update.update();
    if (result != RefUpdate.Result.NEW) {
      throw new IOException(name + " was not made: " + result);
    }
  }
}
