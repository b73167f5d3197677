package dev.wirecommand.processor.check;

import dev.wirecommand.processor.model.MethodDeclaration.Told;
import dev.wirecommand.processor.model.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.tools.Diagnostic;

/** What was found wrong with one class so far. */
final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();
  private boolean sound = true;
  private boolean pending;

  /**
   * Adds a problem; the same again is but one.
   *
   * @param kind what kind
   * @param site where it is told, and of what
   * @param particulars what the kind's words take
   */
  void add(ProblemKind kind, Site site, Object... particulars) {
    if (kind.severity() == Diagnostic.Kind.ERROR) {
      sound = false;
    }
    pending |= kind == ProblemKind.UNRESOLVED;
    if (isToldHere(kind, site.told())) {
      found.add(Problem.of(kind, site.place(), site.subject(), particulars));
    }
  }

  /** Notes that something can't be told yet, of which the compiler itself will tell. */
  void expectMore() {
    pending = true;
  }

  /** Whether a later round may bring what is missing. */
  boolean arePending() {
    return pending;
  }

  /** Whether nothing was found that keeps the class from being generated. */
  boolean areHarmless() {
    return sound;
  }

  List<Problem> asList() {
    return new ArrayList<>(found);
  }

  private static boolean isToldHere(ProblemKind kind, Told told) {
    return switch (told) {
      case HERE -> true;
      case AT_OWNER -> false;
      case AT_OWNER_IN_OTHER_PACKAGE -> kind == ProblemKind.RECORD_ACCESS;
    };
  }

  /**
   * Where a problem is told, and of what.
   *
   * @param place where
   * @param subject of what
   * @param told whether it is told here at all
   */
  record Site(Place place, String subject, Told told) {
    Site(Place place, String subject) {
      this(place, subject, Told.HERE);
    }

    Site at(Place other) {
      return new Site(other, subject, told);
    }
  }
}
