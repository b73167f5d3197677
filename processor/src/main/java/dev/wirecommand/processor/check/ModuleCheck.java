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

/** Judges an anchor: what its classes have, and whether they go together. */
public final class ModuleCheck {
  private final ModuleDeclaration declared;
  private final Problems problems = new Problems();
  private final Map<String, Named> byName = new HashMap<>();
  private final Map<String, Named> byFoldedName = new HashMap<>();

  private record Named(Part part, String name, String text) {
    boolean isOf(Part other) {
      return part.place().equals(other.place());
    }
  }

  private ModuleCheck(ModuleDeclaration declared) {
    this.declared = declared;
  }

  /**
   * What was found.
   *
   * @param problems what is wrong, warnings included
   * @param pending whether a later round may bring what is missing
   * @param sound whether nothing stands against it
   */
  public record Verdict(List<Problem> problems, boolean pending, boolean sound) {}

  /**
   * Judges an anchor.
   *
   * @param declared the anchor
   * @param gone the classes that the lock file has and nobody else any more
   * @return what was found
   */
  public static Verdict check(ModuleDeclaration declared, List<String> gone) {
    return new ModuleCheck(declared).check(gone);
  }

  private Verdict check(List<String> gone) {
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
    return new Verdict(
        problems.asList(), problems.arePending(), problems.areHarmless() && !problems.arePending());
  }

  private Site site(Place place) {
    return new Site(place, declared.owner().text());
  }

  private void check(Part part) {
    Site site = site(part.place());
    String text = part.type().owner().text();
    if (part.type().methods().isEmpty()) {
      // What a class is that waits for its supertype, is not known yet.
      if (part.type().unresolvedSupertypes().isEmpty()) {
        problems.add(ProblemKind.EMPTY, site, text);
      } else {
        problems.expectMore();
      }
      return;
    }
    if (part.type().pattern() && part.type().variable().isPresent()) {
      problems.add(
          ProblemKind.TYPE_VARIABLE,
          site,
          text + "<" + part.type().variable().get() + ">",
          "list that one");
    } else if (!part.reachable()) {
      problems.add(ProblemKind.PART_ACCESS, site, text);
    }
    for (MethodDeclaration method : part.type().methods()) {
      if (method.name().isEmpty()) {
        problems.expectMore();
      }
      MethodCheck.soundName(method).ifPresent(name -> compare(part, method, name));
    }
  }

  private void compare(Part part, MethodDeclaration method, String name) {
    Named named = new Named(part, name, part.type().owner().text() + "." + method.method());
    Named other = byName.putIfAbsent(name, named);
    // Two of one class are told there.
    if (other != null && !other.isOf(part)) {
      tell(ProblemKind.PART_DUPLICATE, named, other);
      tell(ProblemKind.PART_DUPLICATE, other, named);
    }
    Named similar = byFoldedName.putIfAbsent(name.toLowerCase(Locale.ROOT), named);
    if (similar != null && !similar.name().equals(name) && !similar.isOf(part)) {
      problems.add(ProblemKind.NAME_CASE, site(part.place()), name, similar.name(), similar.text());
    }
  }

  private void tell(ProblemKind kind, Named named, Named other) {
    problems.add(kind, site(named.part().place()), named.text(), named.name(), other.text());
  }
}
