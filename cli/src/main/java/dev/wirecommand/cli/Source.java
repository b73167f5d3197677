package dev.wirecommand.cli;

import dev.wirecommand.text.FailureText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** An input, a file or standard input, whose errors name it. */
final class Source implements AutoCloseable {
  private static final String STANDARD_INPUT = "-";

  private final String name;
  private final InputStream in;
  private final boolean owned;

  private Source(String name, InputStream in, boolean owned) {
    this.name = name;
    this.in = in;
    this.owned = owned;
  }

  /**
   * Opens an input.
   *
   * @param file a path, or {@code -} for standard input, which {@link #close} leaves open
   * @param console provides standard input
   * @return the input
   * @throws Failure if it can't be opened
   */
  static Source open(String file, Console console) throws Failure {
    if (file.equals(STANDARD_INPUT)) {
      return new Source("standard input", console.in(), false);
    }
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw Failure.usage("can't read " + file + ": it is a directory; give a file");
      }
      return new Source(file, Files.newInputStream(path), true);
    } catch (NoSuchFileException e) {
      throw Failure.usage("can't read " + file + ": there is no such file");
    } catch (AccessDeniedException e) {
      throw Failure.usage("can't read " + file + ": permission denied");
    } catch (IOException | InvalidPathException e) {
      throw Failure.usage("can't read " + file + ": " + FailureText.of(e));
    }
  }

  /**
   * Reads at least one byte, waiting for it if necessary.
   *
   * @param buffer receives the bytes
   * @return the number of bytes, or -1 at the end
   * @throws Failure if they can't be read
   */
  int read(byte[] buffer) throws Failure {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw Failure.usage("can't read " + name + ": " + FailureText.of(e));
    }
  }

  /**
   * Reads the rest of the input.
   *
   * @return the bytes
   * @throws Failure if they can't be read
   */
  byte[] readAll() throws Failure {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw Failure.usage("can't read " + name + ": " + FailureText.of(e));
    } catch (OutOfMemoryError e) {
      throw Failure.usage(name + " is too large to be held in memory");
    }
  }

  @Override
  public void close() throws Failure {
    if (owned) {
      try {
        in.close();
      } catch (IOException e) {
        throw Failure.usage("can't read " + name + ": " + FailureText.of(e));
      }
    }
  }
}
