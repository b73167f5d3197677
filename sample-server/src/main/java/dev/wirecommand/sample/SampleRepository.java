package dev.wirecommand.sample;

import static java.util.stream.Collectors.joining;
import static org.eclipse.jgit.lib.Constants.DOT_GIT;

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
 * The Git repository that is served: one that was asked for, the one that the process runs in, or a
 * small one made for the occasion and removed when it is closed.
 *
 * <p>It is opened as it is, whoever owns it, without looking at the configuration of the user or
 * the system, and no file in it is written. Safe for use by any thread.
 */
public final class SampleRepository implements AutoCloseable {
  /** Where a repository came from. */
  public enum Origin {
    /** Its path was given. */
    GIVEN,
    /** The process runs in its checkout, or in the repository itself. */
    SURROUNDING,
    /** It was made in a temporary folder. */
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
   * @throws NoRepositoryException if there is none, or none that can be read
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
   * Opens the repository that a directory is in, or else makes a small one.
   *
   * @param directory where to search, and from there upwards
   * @return the repository
   * @throws NoRepositoryException if there is one that cannot be read
   * @throws IOException if there is none and none can be made
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
   * Makes a small repository in a temporary folder. Its history is always the same.
   *
   * @return the repository; closing it removes it, and so does the end of the process
   * @throws IOException if it cannot be made
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
   * The repository, for reading.
   *
   * @return the repository; closed with this object
   */
  public Repository git() {
    return git;
  }

  /**
   * Where the repository came from.
   *
   * @return the origin
   */
  public Origin origin() {
    return origin;
  }

  /**
   * Where the repository is.
   *
   * @return the path as it was given or found: the root of a working tree where there is one
   */
  public Path path() {
    return path;
  }

  /**
   * What the repository is, for people.
   *
   * @return its path, or that it was made for the occasion
   */
  public String description() {
    return origin == Origin.TEMPORARY
        ? "a small repository made for the occasion"
        : path.toAbsolutePath().normalize().toString();
  }

  /** Closes the repository, and removes it if it is a temporary one. Does nothing a second time. */
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
    // A file names the folder that a further working tree, or a submodule, has its history in.
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

  /** What JGit says at each level: only the innermost tells what is wrong with a configuration. */
  private static String reason(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(Throwable::getMessage)
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
