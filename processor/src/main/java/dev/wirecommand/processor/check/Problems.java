package dev.wirecommand.processor.check;

import dev.wirecommand.processor.model.MethodDeclaration.ReportedAt;
import dev.wirecommand.processor.model.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.tools.Diagnostic;

/** Collects the problems of one class. */
final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();
  private boolean valid = true;
  private boolean pending;

  /**
   * Adds a problem, unless it was added before.
   *
   * @param kind the kind of problem
   * @param site the declaration that has it, and the place at which it is reported
   * @param particulars the arguments of the kind's message
   */
  void add(ProblemKind kind, Site site, Object... particulars) {
    if (kind.severity() == Diagnostic.Kind.ERROR) {
      valid = false;
    }
    pending |= kind == ProblemKind.UNRESOLVED;
    if (isReportedHere(kind, site.reportedAt()) && !isCompilers(kind, site.reportedAt())) {
      found.add(Problem.of(kind, site.place(), site.subject(), particulars));
    }
  }

  /** Marks the class as incomplete, but adds no problem. The compiler itself reports the cause. */
  void markPending() {
    pending = true;
  }

  /** Returns whether a later processing round may resolve some problems. */
  boolean arePending() {
    return pending;
  }

  /**
   * Returns whether code can be generated for the class. It can be generated if there are no
   * errors.
   */
  boolean allowGeneration() {
    return valid;
  }

  List<Problem> asList() {
    return new ArrayList<>(found);
  }

  private static boolean isReportedHere(ProblemKind kind, ReportedAt reportedAt) {
    return switch (reportedAt) {
      case HERE, HERE_FROM_CLASS_FILE -> true;
      case AT_OWNER -> false;
      case AT_OWNER_IN_OTHER_PACKAGE -> kind == ProblemKind.RECORD_ACCESS;
    };
  }

  /** Returns whether the compiler reports a problem itself, as it does for missing types. */
  private static boolean isCompilers(ProblemKind kind, ReportedAt reportedAt) {
    return kind == ProblemKind.UNRESOLVED && reportedAt != ReportedAt.HERE_FROM_CLASS_FILE;
  }

  /**
   * A declaration, together with the place at which its problems are reported.
   *
   * @param place the place at which problems are reported
   * @param subject the declaration as in messages
   * @param reportedAt whether problems are reported for this class or for the method's owner
   */
  record Site(Place place, String subject, ReportedAt reportedAt) {
    Site(Place place, String subject) {
      this(place, subject, ReportedAt.HERE);
    }

    Site at(Place other) {
      return new Site(other, subject, reportedAt);
    }

    /**
     * Returns the site for the problems of a type.
     *
     * @param bound whether the class that is read binds type variables in it, so that only this
     *     class has the problems
     */
    Site ofType(boolean bound) {
      return bound ? new Site(place, subject) : this;
    }
  }
}
