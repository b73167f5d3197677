package dev.wirecommand.sample;

import static java.util.stream.Collectors.joining;
import static org.eclipse.jgit.lib.Constants.DOT_GIT;

import dev.wirecommand.text.FailureText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * The Git repository that is served: the one at a given path, the one around the working directory,
 * or a small temporary one, which is removed when it is closed.
 *
 * <p>It is opened regardless of its owner and of the configuration of the user and the system. No
 * file in it is written, except in a temporary one. Safe for use by any thread.
 */
public final class SampleRepository implements AutoCloseable {
  /** The ways to find a repository. */
  public enum Origin {
    /** Its path was given by the user. */
    GIVEN,
    /** The working directory is in its working tree, or in the repository itself. */
    SURROUNDING,
    /** It was created in a temporary folder. */
    TEMPORARY
  }

  private final Repository git;
  private final Origin origin;
  private final Path path;
  private final AtomicBoolean closed = new AtomicBoolean();

  static {
    BareSystem.enter();
  }

  private SampleRepository(Repository git, Origin origin, Path path) {
    this.git = git;
    this.origin = origin;
    this.path = path;
  }

  /**
   * Opens a repository.
   *
   * @param path the root of a working tree, a {@code .git} folder or a bare repository
   * @return the repository
   * @throws NoRepositoryException if there is no repository, or it cannot be read
   */
  public static SampleRepository at(Path path) throws NoRepositoryException {
    if (!Files.exists(path)) {
      throw new NoRepositoryException(unfit(Origin.GIVEN, path, "there is nothing there"));
    }
    if (!Files.isDirectory(path)) {
      throw new NoRepositoryException(unfit(Origin.GIVEN, path, "it is a file"));
    }
    FileRepositoryBuilder found = find(path);
    if (found == null) {
      throw new NoRepositoryException(
          unfit(Origin.GIVEN, path, "it holds no .git and is not a bare repository"));
    }
    return open(found, Origin.GIVEN, path);
  }

  /**
   * Opens the repository around a directory, or creates a small one if there is none.
   *
   * @param directory the directory in which the search starts; it continues in the parents
   * @return the repository
   * @throws NoRepositoryException if a repository was found that cannot be read
   * @throws IOException if a repository cannot be created
   */
  public static SampleRepository around(Path directory) throws NoRepositoryException, IOException {
    for (Path each = directory.toAbsolutePath(); each != null; each = each.getParent()) {
      FileRepositoryBuilder found = find(each);
      if (found != null) {
        return open(found, Origin.SURROUNDING, each);
      }
    }
    return temporary();
  }

  /**
   * Creates a small repository in a temporary folder. Its history is always the same.
   *
   * @return the repository; it is removed when it is closed, or when the process ends
   * @throws IOException if it cannot be created
   */
  public static SampleRepository temporary() throws IOException {
    Path folder = Files.createTempDirectory("wirecommand-sample-");
    Repository git = new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
    SampleRepository made = new SampleRepository(git, Origin.TEMPORARY, folder);
    Runtime.getRuntime().addShutdownHook(new Thread(made::close));
    try {
      git.create(true);
      ExampleHistory.write(git);
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /**
   * Returns JGit's repository, for reading.
   *
   * @return the repository; closed with this object
   */
  public Repository git() {
    return git;
  }

  /**
   * Returns how the repository was found.
   *
   * @return the origin
   */
  public Origin origin() {
    return origin;
  }

  /**
   * Returns the path of the repository.
   *
   * @return the path as it was given or found: the root of the working tree if there is one
   */
  public Path path() {
    return path;
  }

  /**
   * Returns a description of the repository for people.
   *
   * @return its path, or a note that it is temporary
   */
  public String description() {
    return origin == Origin.TEMPORARY
        ? "a small repository made for the occasion"
        : path.toAbsolutePath().normalize().toString();
  }

  /** Closes the repository, and removes it if it is temporary. Further calls do nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    git.close();
    if (origin == Origin.TEMPORARY) {
      try {
        FileUtils.delete(
            path.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY | FileUtils.SKIP_MISSING);
      } catch (IOException e) {
        System.getLogger(SampleRepository.class.getName())
            .log(System.Logger.Level.WARNING, "The temporary repository " + path + " remains", e);
      }
    }
  }

  private static @Nullable FileRepositoryBuilder find(Path directory) {
    File dotGit = directory.resolve(DOT_GIT).toFile();
    // In a linked working tree or a submodule, .git is a file that names the repository's folder.
    if (dotGit.isFile() || FileKey.isGitRepository(dotGit, FS.DETECTED)) {
      return new FileRepositoryBuilder().setWorkTree(directory.toFile());
    }
    if (FileKey.isGitRepository(directory.toFile(), FS.DETECTED)) {
      return new FileRepositoryBuilder().setGitDir(directory.toFile());
    }
    return null;
  }

  private static SampleRepository open(FileRepositoryBuilder found, Origin origin, Path path)
      throws NoRepositoryException {
    Repository git;
    try {
      git = found.setMustExist(true).build();
    } catch (IOException | IllegalArgumentException e) {
      throw new NoRepositoryException(unfit(origin, path, reason(e)), e);
    }
    String format = git.getConfig().getString("extensions", null, "objectformat");
    if (format == null || format.equals("sha1")) {
      return new SampleRepository(git, origin, path);
    }
    git.close();
    throw new NoRepositoryException(
        unfit(origin, path, "its ids are of the format " + format + ", and sha1 alone is known"));
  }

  /** Joins the messages of all causes; only the innermost names the error in a configuration. */
  private static String reason(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(FailureText::of)
        .collect(joining(": "));
  }

  private static String unfit(Origin origin, Path path, String reason) {
    return path
        + " is not a Git repository"
        + (origin == Origin.GIVEN ? "" : " that can be served")
        + ": "
        + reason
        + (origin == Origin.GIVEN
            ? "; give the path of one, or none"
            : "; give the path of another");
  }
}
