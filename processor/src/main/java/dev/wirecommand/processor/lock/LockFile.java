package dev.wirecommand.processor.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wirecommand.processor.check.Problem;
import dev.wirecommand.processor.check.ProblemKind;
import dev.wirecommand.processor.model.CommandClass;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import javax.tools.Diagnostic;

/**
 * The lock file, opened for one run of the compiler. It contains the signatures that peers rely on.
 * It is read when it is first needed, and written only at the end of the run. Not thread-safe.
 */
public final class LockFile {
  private static final String UPDATE = "-Awirecommand.lock.update=true";

  private final Optional<Path> path;
  private final boolean update;
  private final SortedMap<String, LockedClass> compiled = new TreeMap<>();
  private final List<Message> messages = new ArrayList<>();
  private Optional<LockText> text = Optional.empty();
  private String old = "";
  private boolean opened;
  private boolean broken;
  private int compatible;

  /**
   * Creates an instance for one run of the compiler.
   *
   * @param path the file, relative to the compiler's working directory; empty to compare nothing
   * @param update whether compatible changes are written to the file
   */
  public LockFile(Optional<Path> path, boolean update) {
    this.path = path;
    this.update = update;
  }

  /**
   * A message without a position in the sources.
   *
   * @param kind an error or a note
   * @param text the whole message
   */
  public record Message(Diagnostic.Kind kind, String text) {}

  /**
   * Compares a class with its section of the file. A class without a section is new and breaks no
   * peer.
   *
   * @param commands a valid class, which is compared only once
   * @return the changes that break peers, in the order of the commands' names
   */
  public List<Problem> compare(CommandClass commands) {
    if (open().isEmpty()) {
      return List.of();
    }
    LockedClass now = SignatureExtractor.of(commands);
    Optional<LockedClass> before = open().get().section(now.name());
    compiled.put(now.name(), now);
    if (before.isEmpty()) {
      compatible += now.commands().size();
      return List.of();
    }
    ClassComparison.Outcome outcome =
        ClassComparison.compare(commands, before.get(), now, fileText());
    compatible += outcome.compatible();
    broken |= !outcome.problems().isEmpty();
    return outcome.problems();
  }

  /**
   * Returns the classes that have a section in the lock file but no longer have commands.
   *
   * @param hasCommands whether there is a class of a canonical name that has commands
   * @return their canonical names, sorted; empty if the file can't be read, which {@link #finish}
   *     reports
   */
  public List<String> goneClasses(Predicate<String> hasCommands) {
    return open().map(LockText::names).orElse(List.of()).stream()
        .filter(hasCommands.negate())
        .toList();
  }

  /**
   * Finishes the comparison, and updates the file if an update is requested and nothing failed.
   *
   * @param failed whether the compilation has errors, so that the file must not be written
   * @return the messages about the file itself
   */
  public List<Message> finish(boolean failed) {
    if (text.isPresent() && update && !broken && !failed) {
      compiled.values().forEach(text.get()::put);
      write(text.get().toString());
    } else if (text.isPresent() && !update && compatible > 0) {
      boolean isOne = compatible == 1;
      messages.add(
          new Message(
              Diagnostic.Kind.NOTE,
              ProblemKind.LOCK.message(
                  compatible
                      + (isOne ? " compatible change is" : " compatible changes are")
                      + " not yet in "
                      + fileText(),
                  "Compile with " + UPDATE + " to add " + (isOne ? "it" : "them"))));
    }
    return List.copyOf(messages);
  }

  private String fileText() {
    return path.map(Path::toString).orElse("");
  }

  private Optional<LockText> open() {
    if (!opened && path.isPresent()) {
      opened = true;
      text = read(path.get());
    }
    return text;
  }

  private Optional<LockText> read(Path file) {
    try {
      old = Files.readString(file, UTF_8);
      return Optional.of(LockText.parse(old));
    } catch (NoSuchFileException e) {
      if (update) {
        return Optional.of(LockText.empty());
      }
      addError(file + " does not exist", "Compile once with " + UPDATE + " to make it");
    } catch (CharacterCodingException e) {
      addError(file + " is not in UTF-8", "Save it so");
    } catch (IOException e) {
      addError(file + " can't be read: " + e, "Name a file that can be, with -Awirecommand.lock");
    } catch (LockSyntaxException e) {
      addError(file + ", line " + e.line() + ": " + e.fact(), e.fix());
    }
    return Optional.empty();
  }

  private void addError(String fact, String fix) {
    messages.add(new Message(Diagnostic.Kind.ERROR, ProblemKind.LOCK.message(fact, fix)));
  }

  private void write(String changed) {
    if (changed.equals(old)) {
      return;
    }
    Path file = path.orElseThrow();
    try {
      // A temporary file, so that neither a concurrent reader nor a full disk leaves half a file.
      Path target = Files.exists(file) ? file.toRealPath() : file;
      Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
      try {
        Files.writeString(temporary, changed, UTF_8);
        move(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      addError(
          file + " can't be written: " + e, "Name a file in a folder that is there and writable");
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
