package dev.wirecommand.sample;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of the programs of this package.
 *
 * @param repository the path of a repository, if one was given
 * @param port the port to listen on; 0 for any free port
 */
record Arguments(Optional<Path> repository, int port) {

  /** Thrown for wrong arguments; the message says what is wrong. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  /**
   * Parses {@code [--port N] [PATH]}.
   *
   * @param arguments the program's arguments
   * @return the parsed arguments
   * @throws UsageException if they do not have this form
   */
  static Arguments parse(List<String> arguments) throws UsageException {
    Optional<Path> repository = Optional.empty();
    int port = 0;
    boolean options = true;
    for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
      String argument = each.next();
      if (options && argument.equals("--")) {
        options = false;
      } else if (options && argument.equals("--port")) {
        port = port(each);
      } else if (options && argument.startsWith("-")) {
        throw new UsageException("there is no option " + argument);
      } else if (repository.isPresent()) {
        throw new UsageException("give one path, not " + repository.get() + " and " + argument);
      } else {
        repository = Optional.of(path(argument));
      }
    }
    return new Arguments(repository, port);
  }

  /**
   * Opens the given repository, or else the one around a directory, or else a temporary one.
   *
   * @param workingDirectory the directory in which to search if no repository was given
   * @return the repository
   * @throws NoRepositoryException if the repository does not exist or cannot be read
   * @throws IOException if a temporary repository is needed and cannot be created
   */
  SampleRepository openRepository(Path workingDirectory) throws NoRepositoryException, IOException {
    return repository.isPresent()
        ? SampleRepository.at(workingDirectory.resolve(repository.get()))
        : SampleRepository.around(workingDirectory);
  }

  private static int port(Iterator<String> rest) throws UsageException {
    String text = rest.hasNext() ? rest.next() : "";
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new UsageException("--port takes a number up to 65535, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private static Path path(String text) throws UsageException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException("'" + text + "' is no path: " + e.getReason());
    }
  }
}
