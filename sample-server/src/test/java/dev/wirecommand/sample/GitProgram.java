package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Runs {@code git} in a repository, without the configuration of the user who runs the tests. */
final class GitProgram {
  private static final String PERSON = "Ada Example";
  private static final String ADDRESS = "ada@example.org";
  private static final String DATE = "1767225600 +0000";

  private final Path directory;

  private GitProgram(Path directory) {
    this.directory = directory;
  }

  /** Returns git for a directory, or skips the test with a reason if git is not installed. */
  static GitProgram in(Path directory) {
    boolean installed;
    try {
      Process version = new ProcessBuilder("git", "--version").start();
      version.getInputStream().readAllBytes();
      installed = version.waitFor() == 0;
    } catch (IOException e) {
      installed = false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Assumptions.assumeTrue(installed, "git is not installed: nothing to compare with");
    return new GitProgram(directory);
  }

  Path directory() {
    return directory;
  }

  /** Returns the lines that git printed. */
  List<String> lines(String... arguments) {
    String output = new String(feed(new byte[0], arguments), UTF_8);
    return output.isEmpty() ? List.of() : List.of(output.split("\n"));
  }

  /** Returns the only line that git printed. */
  String line(String... arguments) {
    List<String> lines = lines(arguments);
    if (lines.size() != 1) {
      throw new AssertionError(List.of(arguments) + " printed " + lines);
    }
    return lines.get(0);
  }

  /** Returns the text that git printed for some input. */
  byte[] feed(byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", directory.resolve("no-such-file").toString(),
                "GIT_AUTHOR_NAME", PERSON,
                "GIT_AUTHOR_EMAIL", ADDRESS,
                "GIT_AUTHOR_DATE", DATE,
                "GIT_COMMITTER_NAME", PERSON,
                "GIT_COMMITTER_EMAIL", ADDRESS,
                "GIT_COMMITTER_DATE", DATE));
    try {
      Process process = builder.start();
      ByteArrayOutputStream errors = new ByteArrayOutputStream();
      Thread reader = new Thread(() -> copy(process, errors));
      reader.start();
      Thread writer = new Thread(() -> write(process, input));
      writer.start();
      byte[] output = process.getInputStream().readAllBytes();
      int status = process.waitFor();
      reader.join();
      writer.join();
      if (status != 0) {
        throw new AssertionError(command + " exited with " + status + ": " + errors);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void copy(Process process, ByteArrayOutputStream errors) {
    try {
      process.getErrorStream().transferTo(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Process process, byte[] input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
