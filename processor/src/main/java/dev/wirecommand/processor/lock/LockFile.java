package dev.wirecommand.processor.lock;

import dev.wirecommand.processor.check.Problem;
import dev.wirecommand.processor.check.ProblemKind;
import dev.wirecommand.processor.model.CommandClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.tools.Diagnostic;

/**
 * The lock file, opened for one run of the compiler. It contains the signatures that peers rely on.
 * It is read when it is first needed, and written only at the end of the run. Not thread-safe.
 */
public final class LockFile {
  private record Compiled(CommandClass commands, LockedClass signatures) {}

  private final Optional<Path> path;
  private final Optional<LockStorage> storage;
  private final boolean update;
  private final SortedMap<String, Compiled> compiled = new TreeMap<>();
  private final SortedMap<String, LockedModule> modules = new TreeMap<>();
  private final SortedMap<String, String> renamed = new TreeMap<>();
  private final List<Message> messages = new ArrayList<>();
  private Optional<LockText> text = Optional.empty();
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
    this.storage = path.map(LockStorage::new);
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
    compiled.put(now.name(), new Compiled(commands, now));
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
   * Finds the classes that have the commands of another one, which has a section in the file and is
   * gone. Such a class was probably renamed, which breaks no peer. Called once, after all classes
   * were compared.
   *
   * @param hasCommands whether there is a class of a canonical name that has commands
   * @return a warning for each such class, unless the file is updated
   */
  public List<Problem> findRenamed(Predicate<String> hasCommands) {
    if (compiled.isEmpty()) {
      return List.of();
    }
    List<Problem> problems = new ArrayList<>();
    for (LockedClass before : open().map(LockText::classes).orElse(List.of())) {
      if (hasCommands.test(before.name())) {
        continue;
      }
      for (Compiled now : compiled.values()) {
        String name = now.signatures().name();
        if (open().get().section(name).isEmpty()
            && !renamed.containsValue(name)
            && holds(now, before)) {
          renamed.put(before.name(), name);
          problems.add(
              Problem.of(
                  ProblemKind.CLASS_RENAMED,
                  now.commands().owner().place(),
                  now.commands().owner().text(),
                  before.name(),
                  fileText(),
                  name));
          break;
        }
      }
    }
    return update ? List.of() : problems;
  }

  private boolean holds(Compiled now, LockedClass before) {
    return !before.commands().isEmpty()
        && ClassComparison.compare(now.commands(), before, now.signatures(), fileText())
            .problems()
            .isEmpty();
  }

  /**
   * Compares an anchor (a class with {@code @WireModule}) with its section of the file. Called
   * after {@link #findRenamed}.
   *
   * @param anchor the anchor's canonical name
   * @param listed the canonical names of the classes with commands that it lists
   * @param hasCommands whether there is a class of a canonical name that has commands
   * @return the classes that it listed before and that have no commands any more, sorted; empty if
   *     the file can't be read, which {@link #finish} reports
   */
  public List<String> goneClasses(
      String anchor, Collection<String> listed, Predicate<String> hasCommands) {
    if (open().isEmpty()) {
      return List.of();
    }
    LockedModule now = new LockedModule(anchor, new TreeSet<>(listed));
    modules.put(anchor, now);
    Optional<LockedModule> before = open().get().module(anchor);
    if (!before.equals(Optional.of(now))) {
      compatible++;
    }
    return before.map(LockedModule::classes).orElseGet(TreeSet::new).stream()
        .filter(name -> open().get().section(name).isPresent())
        .filter(name -> !renamed.containsKey(name) && !hasCommands.test(name))
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
      update();
    } else if (text.isPresent() && !update && compatible > 0) {
      boolean isOne = compatible == 1;
      add(
          Diagnostic.Kind.NOTE,
          compatible
              + (isOne ? " compatible change is" : " compatible changes are")
              + " not yet in "
              + fileText(),
          "Compile with " + LockStorage.UPDATE + " to add " + (isOne ? "it" : "them"));
    }
    return List.copyOf(messages);
  }

  private void update() {
    if (compiled.isEmpty() && modules.isEmpty()) {
      return;
    }
    try {
      storage.orElseThrow().update(this::change);
      // The other class may be in a compilation that uses the same file, so its section is kept.
      renamed.forEach(
          (old, now) ->
              add(
                  Diagnostic.Kind.NOTE,
                  fileText()
                      + " keeps the section of "
                      + old
                      + ", which is gone, beside that of "
                      + now
                      + ", which has its commands",
                  "Remove it if the class was renamed"));
    } catch (LockAccessException e) {
      add(Diagnostic.Kind.ERROR, e.fact(), e.fix());
    }
  }

  private void change(LockText changed) {
    compiled.values().forEach(now -> changed.put(now.signatures()));
    modules.values().forEach(changed::put);
  }

  /**
   * Returns the path of the file, for messages.
   *
   * @return the path as given; empty if there is no file
   */
  public String fileText() {
    return path.map(Path::toString).orElse("");
  }

  private Optional<LockText> open() {
    if (!opened && storage.isPresent()) {
      opened = true;
      try {
        text = Optional.of(storage.get().read(update));
      } catch (LockAccessException e) {
        add(Diagnostic.Kind.ERROR, e.fact(), e.fix());
      }
    }
    return text;
  }

  private void add(Diagnostic.Kind kind, String fact, String fix) {
    messages.add(new Message(kind, ProblemKind.LOCK.message(fact, fix)));
  }
}
