package dev.wirecommand.processor.check;

import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.ModuleDeclaration;
import dev.wirecommand.processor.model.ModuleDeclaration.Part;
import dev.wirecommand.processor.model.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks an anchor class, which lists the command classes of a module. The classes that it lists
 * must have commands, and a server must be able to serve all of them together.
 */
public final class ModuleCheck {
  private final ModuleDeclaration declared;
  private final Function<CommandOwner, Optional<String>> missingDispatch;
  private final Problems problems = new Problems();
  private final Map<String, NamedCommand> byName = new HashMap<>();
  private final Map<String, NamedCommand> byFoldedName = new HashMap<>();

  private record NamedCommand(Part part, String name, String text) {
    boolean isOf(Part other) {
      return part.place().equals(other.place());
    }
  }

  private ModuleCheck(
      ModuleDeclaration declared, Function<CommandOwner, Optional<String>> missingDispatch) {
    this.declared = declared;
    this.missingDispatch = missingDispatch;
  }

  /**
   * The result of checking an anchor, which is a class with {@code @WireModule}.
   *
   * @param problems the problems, warnings included
   * @param pending whether a later round may resolve problems
   * @param valid whether there are no errors
   */
  public record Result(List<Problem> problems, boolean pending, boolean valid) {}

  /**
   * Checks an anchor (a class with {@code @WireModule}) and the classes in its list.
   *
   * @param declared the anchor
   * @param missingDispatch returns the name of a class's dispatch if there is none and will be none
   * @param gone the classes that the anchor has listed and that have no commands any more
   * @param lockFile the path of the lock file that says so
   * @return the result
   */
  public static Result check(
      ModuleDeclaration declared,
      Function<CommandOwner, Optional<String>> missingDispatch,
      List<String> gone,
      String lockFile) {
    return new ModuleCheck(declared, missingDispatch).check(gone, lockFile);
  }

  private Result check(List<String> gone, String lockFile) {
    Site list = site(declared.listPlace());
    for (String missing : declared.unresolved()) {
      problems.add(ProblemKind.UNRESOLVED, list, missing);
    }
    for (ModuleDeclaration.Unfit unfit : declared.unfit()) {
      problems.add(ProblemKind.NO_CLASS, site(unfit.place()), unfit.text());
    }
    if (declared.parts().isEmpty()
        && declared.unresolved().isEmpty()
        && declared.unfit().isEmpty()) {
      problems.add(ProblemKind.EMPTY_LIST, list);
    }
    if (declared.parts().size() > ModuleDeclaration.MOST_PARTS) {
      problems.add(
          ProblemKind.TOO_MANY,
          list,
          "the list has " + declared.parts().size() + " classes",
          Integer.toString(ModuleDeclaration.MOST_PARTS),
          "Split it into two anchors, and give the server the dispatches of both");
    }
    Map<String, Part> seen = new HashMap<>();
    for (Part part : declared.parts()) {
      String name = part.type().owner().name().canonicalName();
      if (seen.putIfAbsent(name, part) != null) {
        problems.add(ProblemKind.LISTED_TWICE, site(part.place()), part.type().owner().text());
      } else {
        check(part);
      }
    }
    for (String name : gone) {
      problems.add(ProblemKind.CLASS_GONE, site(declared.owner().place()), name, lockFile);
    }
    return new Result(
        problems.asList(),
        problems.arePending(),
        problems.allowGeneration() && !problems.arePending());
  }

  private Site site(Place place) {
    return new Site(place, declared.owner().text());
  }

  private void check(Part part) {
    Site site = site(part.place());
    String text = part.type().owner().text();
    if (part.type().methods().isEmpty()) {
      // A class that waits for its supertype may inherit commands from it.
      if (part.type().unresolvedSupertypes().isEmpty()) {
        problems.add(ProblemKind.EMPTY, site, text);
      } else {
        problems.markPending();
      }
      return;
    }
    if (part.type().isAbstract() && part.type().variable().isPresent()) {
      problems.add(
          ProblemKind.TYPE_VARIABLE,
          site,
          text + "<" + part.type().variable().get() + ">",
          "list that one");
    } else if (!part.accessible()) {
      problems.add(ProblemKind.PART_ACCESS, site, text);
    } else {
      boolean isHeir = part.type().methods().stream().allMatch(MethodDeclaration::inherited);
      missingDispatch
          .apply(part.type().owner())
          .ifPresent(
              missing ->
                  problems.add(
                      isHeir ? ProblemKind.UNPROCESSED_HEIR : ProblemKind.UNPROCESSED,
                      site,
                      text,
                      missing));
    }
    for (MethodDeclaration method : part.type().methods()) {
      if (method.name().isEmpty()) {
        problems.markPending();
      }
      MethodCheck.validName(method).ifPresent(name -> compare(part, method, name));
    }
  }

  private void compare(Part part, MethodDeclaration method, String name) {
    NamedCommand named =
        new NamedCommand(part, name, part.type().owner().text() + "." + method.method());
    NamedCommand other = byName.putIfAbsent(name, named);
    // Duplicates within one class are reported there.
    if (other != null && !other.isOf(part)) {
      report(ProblemKind.PART_DUPLICATE, named, other);
      report(ProblemKind.PART_DUPLICATE, other, named);
    }
    NamedCommand similar = byFoldedName.putIfAbsent(name.toLowerCase(Locale.ROOT), named);
    if (similar != null && !similar.name().equals(name) && !similar.isOf(part)) {
      problems.add(ProblemKind.NAME_CASE, site(part.place()), name, similar.name(), similar.text());
    }
  }

  private void report(ProblemKind kind, NamedCommand named, NamedCommand other) {
    problems.add(kind, site(named.part().place()), named.text(), named.name(), other.text());
  }
}
