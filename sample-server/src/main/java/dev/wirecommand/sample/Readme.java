package dev.wirecommand.sample;

import static org.eclipse.jgit.lib.Constants.OBJECT_ID_LENGTH;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A file that describes a repository, if there is one, or else another file.
 *
 * @param name the file's name
 * @param id the id of its blob, 20 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Instances are never compared.
record Readme(String name, byte[] id) {

  /**
   * Finds the file in the root folder of a commit.
   *
   * @param repository the repository of the commit
   * @param commit the commit's id, 20 bytes
   * @return the first file whose name begins with {@code README}, or else the first file; empty if
   *     there are no files
   * @throws IOException if the repository cannot be read
   */
  static Optional<Readme> of(Repository repository, byte[] commit) throws IOException {
    Optional<Readme> found = Optional.empty();
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk files = new TreeWalk(walk.getObjectReader())) {
      files.addTree(walk.parseCommit(ObjectId.fromRaw(commit)).getTree());
      while (files.next()) {
        if (FileMode.REGULAR_FILE.equals(files.getRawMode(0))) {
          boolean named = files.getNameString().toUpperCase(Locale.ROOT).startsWith("README");
          if (named || found.isEmpty()) {
            byte[] id = new byte[OBJECT_ID_LENGTH];
            files.getObjectId(0).copyRawTo(id, 0);
            found = Optional.of(new Readme(files.getNameString(), id));
          }
          if (named) {
            break;
          }
        }
      }
    }
    return found;
  }
}
