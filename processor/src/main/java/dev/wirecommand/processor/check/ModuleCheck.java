package dev.wirecommand.processor.check;

import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.ModuleDeclaration;
import dev.wirecommand.processor.model.ModuleDeclaration.Part;
import dev.wirecommand.processor.model.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks an anchor class, which lists the command classes of a module. The classes that it lists
 * must have commands, and a server must be able to serve all of them together.
 */
public final class ModuleCheck {
  private final ModuleDeclaration declared;
  private final Problems problems = new Problems();
  private final Map<String, NamedCommand> byName = new HashMap<>();
  private final Map<String, NamedCommand> byFoldedName = new HashMap<>();

  private record NamedCommand(Part part, String name, String text) {
    boolean isOf(Part other) {
      return part.place().equals(other.place());
    }
  }

  private ModuleCheck(ModuleDeclaration declared) {
    this.declared = declared;
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
   * @param gone the classes of the lock file that have no commands any more
   * @return the result
   */
  public static Result check(ModuleDeclaration declared, List<String> gone) {
    return new ModuleCheck(declared).check(gone);
  }

  private Result check(List<String> gone) {
    Site list = site(declared.listPlace());
    for (String missing : declared.unresolved()) {
      problems.add(ProblemKind.UNRESOLVED, list, missing);
    }
    if (declared.parts().isEmpty() && declared.unresolved().isEmpty()) {
      problems.add(ProblemKind.EMPTY_LIST, list);
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
      problems.add(ProblemKind.CLASS_GONE, site(declared.owner().place()), name);
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
