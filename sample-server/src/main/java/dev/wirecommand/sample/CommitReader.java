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
 * Finds commits of a repository by ref, by name and by id. Used for one call, by one thread. Sorted
 * commits are in the order of their ids' unsigned bytes.
 */
final class CommitReader implements AutoCloseable {
  /** The patterns of the refs in which Git searches for a name, in order. */
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
   * Returns the commits of the refs in a folder. Refs that point to other objects are skipped.
   *
   * @param folder the beginning of the refs' names, up to and including a slash
   * @return commits by the rest of their refs' names
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
   * Returns the commit that is checked out.
   *
   * @return at most one commit; none if the repository is empty
   */
  Collection<RevCommit> checkedOut() throws IOException {
    return target(repository.exactRef(HEAD)) instanceof RevCommit commit
        ? List.of(commit)
        : List.of();
  }

  /**
   * Returns the commits without children, among the given commits and all their ancestors.
   *
   * @param tips the commits to start from
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
    // Every commit that is not a tip was reached from a child.
    SortedSet<RevCommit> heads = new TreeSet<>(tips);
    heads.removeIf(tip -> tip.has(parent));
    return heads;
  }

  /**
   * Finds the object of a ref by Git's rules.
   *
   * @param name the ref's full name, or a short name that Git accepts; tags precede branches
   * @return the object, which is never an annotated tag; empty if no ref has this name, or if the
   *     name has the form of a whole id
   */
  Optional<RevObject> named(String name) throws IOException {
    if (WHOLE_ID.matcher(name).matches()) {
      return Optional.empty();
    }
    for (String place : PLACES) {
      String full = String.format(place, name);
      // JGit would search for another name, such as ../config, among the repository's own files.
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
   * Finds the commits whose ids begin with some digits.
   *
   * @param digits 4 to 40 hexadecimal digits; anything else finds none
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
    // HEAD exists even before the first commit, and then points nowhere.
    return ref == null || ref.getObjectId() == null
        ? null
        : walk.peel(walk.parseAny(ref.getObjectId()));
  }

  @Override
  public void close() {
    walk.close();
  }
}
