package dev.wirecommand.sample;

import static org.eclipse.jgit.lib.Constants.HEAD;
import static org.eclipse.jgit.lib.Constants.R_REFS;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Finds the commits of a repository: by the refs that lead to them, by name and by id. For one call
 * and one thread; sorted commits are in the order of their ids' bytes, unsigned.
 */
final class CommitReader implements AutoCloseable {
  /** Where Git looks for a name, in its order. */
  private static final List<String> PLACES =
      List.of(
          "%s",
          "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD");

  private static final Pattern WHOLE_ID = Pattern.compile("[0-9a-fA-F]{40}");
  private static final Pattern BEGINNING_OF_ID = Pattern.compile("[0-9a-fA-F]{4,40}");

  private final Repository repository;
  private final RevWalk walk;

  CommitReader(Repository repository) {
    this.repository = repository;
    this.walk = new RevWalk(repository);
    walk.setRetainBody(false);
  }

  /**
   * The commits that the refs in a folder lead to; refs that lead to none are passed over.
   *
   * @param folder the beginning of the refs' names, up to and including a slash
   * @return commits by what follows the folder in the names of their refs
   */
  SortedMap<String, RevCommit> under(String folder) throws IOException {
    SortedMap<String, RevCommit> commits = new TreeMap<>();
    for (Ref ref : repository.getRefDatabase().getRefsByPrefix(folder)) {
      if (target(ref) instanceof RevCommit commit) {
        commits.put(ref.getName().substring(folder.length()), commit);
      }
    }
    return commits;
  }

  /**
   * The commit that is checked out.
   *
   * @return at most one commit; none where the repository has none yet
   */
  Collection<RevCommit> checkedOut() throws IOException {
    return target(repository.exactRef(HEAD)) instanceof RevCommit commit
        ? List.of(commit)
        : List.of();
  }

  /**
   * Those commits, among the given ones and all before them, that are no parent of another.
   *
   * @param tips where to begin
   * @return the heads
   */
  SortedSet<RevCommit> heads(Collection<RevCommit> tips) throws IOException {
    RevFlag parent = walk.newFlag("parent");
    walk.markStart(tips);
    for (RevCommit commit : walk) {
      for (RevCommit each : commit.getParents()) {
        each.add(parent);
      }
    }
    // Whatever is not itself a tip was reached from a child.
    SortedSet<RevCommit> heads = new TreeSet<>(tips);
    heads.removeIf(tip -> tip.has(parent));
    return heads;
  }

  /**
   * What a ref leads to, found as Git finds it.
   *
   * @param name the ref's full name, or any short one that Git knows; a tag goes before a branch
   * @return the object, which is never an annotated tag; empty where no ref has this name, and for
   *     what can be nothing but a whole id
   */
  Optional<RevObject> named(String name) throws IOException {
    if (WHOLE_ID.matcher(name).matches()) {
      return Optional.empty();
    }
    for (String place : PLACES) {
      String full = String.format(place, name);
      // Any other name, such as ../config, would be looked for among the repository's own files.
      if (full.equals(HEAD) || (full.startsWith(R_REFS) && Repository.isValidRefName(full))) {
        RevObject target = target(repository.exactRef(full));
        if (target != null) {
          return Optional.of(target);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The commits whose ids begin with some digits.
   *
   * @param digits 4 to 40 hexadecimal digits; anything else begins no id
   * @return the commits
   */
  SortedSet<RevCommit> beginningWith(String digits) throws IOException {
    SortedSet<RevCommit> commits = new TreeSet<>();
    if (BEGINNING_OF_ID.matcher(digits).matches()) {
      ObjectReader reader = walk.getObjectReader();
      for (ObjectId id : reader.resolve(AbbreviatedObjectId.fromString(digits))) {
        if (reader.has(id) && walk.parseAny(id) instanceof RevCommit commit) {
          commits.add(commit);
        }
      }
    }
    return commits;
  }

  private @Nullable RevObject target(@Nullable Ref ref) throws IOException {
    // HEAD is there even before the first commit, and leads nowhere.
    return ref == null || ref.getObjectId() == null
        ? null
        : walk.peel(walk.parseAny(ref.getObjectId()));
  }

  @Override
  public void close() {
    walk.close();
  }
}
