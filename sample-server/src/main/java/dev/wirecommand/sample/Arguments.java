package dev.wirecommand.sample;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the programs of this package are started with.
 *
 * @param repository the path of a repository, where one was given
 * @param port the port to listen on; 0 for any that is free
 */
record Arguments(Optional<Path> repository, int port) {

  /** An argument that cannot be understood; the message tells a person why. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  /**
   * Reads {@code [--port N] [PATH]}.
   *
   * @param arguments what was given
   * @return the arguments
   * @throws UsageException if they are not of this form
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
   * Opens the repository that was given, or else the one around a directory, or else a small one.
   *
   * @param workingDirectory where to search if none was given
   * @return the repository
   * @throws NoRepositoryException if there is none that can be read
   * @throws IOException if a small one is needed and cannot be made
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
