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
 * The file in which the signatures that peers rely on are kept, for one run of the compiler. It is
 * read when it is first asked for and written, if at all, in the end. Not thread-safe.
 */
public final class LockFile {
  private static final String UPDATE = "-Awirecommand.lock.update=true";

  private final Optional<Path> path;
  private final boolean update;
  private final SortedMap<String, LockedClass> compiled = new TreeMap<>();
  private final List<Message> faults = new ArrayList<>();
  private Optional<LockText> text = Optional.empty();
  private String old = "";
  private boolean opened;
  private boolean broken;
  private int compatible;

  /**
   * A file.
   *
   * @param path the file, a relative one as seen from the compiler's working directory; empty to
   *     compare nothing
   * @param update whether compatible changes are written to it
   */
  public LockFile(Optional<Path> path, boolean update) {
    this.path = path;
    this.update = update;
  }

  /**
   * Something to tell of no place in the sources.
   *
   * @param kind an error or a note
   * @param text the whole message
   */
  public record Message(Diagnostic.Kind kind, String text) {}

  /**
   * Compares a class with its section; a class without one is new, and breaks nobody.
   *
   * @param commands a sound class, which was not given before
   * @return what would break peers, in the order of commands by name
   */
  public List<Problem> compare(CommandClass commands) {
    if (open().isEmpty()) {
      return List.of();
    }
    LockedClass now = Locking.of(commands);
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
   * The classes that peers rely on and that have no commands any more.
   *
   * @param hasCommands whether there is a class of a canonical name that has commands
   * @return their canonical names, sorted; empty if the file can't be read, which {@link #finish}
   *     tells
   */
  public List<String> goneClasses(Predicate<String> hasCommands) {
    return open().map(LockText::names).orElse(List.of()).stream()
        .filter(hasCommands.negate())
        .toList();
  }

  /**
   * Ends the run: updates the file if that was asked for and nothing stands against it.
   *
   * @param failed whether the compilation has errors, so that nothing is to be written
   * @return what is to be told of the file itself
   */
  public List<Message> finish(boolean failed) {
    if (text.isPresent() && update && !broken && !failed) {
      compiled.values().forEach(text.get()::put);
      write(text.get().toString());
    } else if (text.isPresent() && !update && compatible > 0) {
      boolean isOne = compatible == 1;
      faults.add(
          new Message(
              Diagnostic.Kind.NOTE,
              ProblemKind.LOCK.message(
                  compatible
                      + (isOne ? " compatible change is" : " compatible changes are")
                      + " not yet in "
                      + fileText(),
                  "Compile with " + UPDATE + " to add " + (isOne ? "it" : "them"))));
    }
    return List.copyOf(faults);
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
      fault(file + " does not exist", "Compile once with " + UPDATE + " to make it");
    } catch (CharacterCodingException e) {
      fault(file + " is not in UTF-8", "Save it so");
    } catch (IOException e) {
      fault(file + " can't be read: " + e, "Name a file that can be, with -Awirecommand.lock");
    } catch (LockSyntaxException e) {
      fault(file + ", line " + e.line() + ": " + e.fact(), e.fix());
    }
    return Optional.empty();
  }

  private void fault(String fact, String fix) {
    faults.add(new Message(Diagnostic.Kind.ERROR, ProblemKind.LOCK.message(fact, fix)));
  }

  private void write(String changed) {
    if (changed.equals(old)) {
      return;
    }
    Path file = path.orElseThrow();
    try {
      // So that one who reads it at this moment, or a full disk, never sees half of it.
      Path target = Files.exists(file) ? file.toRealPath() : file;
      Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
      try {
        Files.writeString(temporary, changed, UTF_8);
        move(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      fault(file + " can't be written: " + e, "Name a file in a folder that is there and writable");
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
