package dev.wirecommand.processor;

import dev.wirecommand.processor.check.Problem;
import dev.wirecommand.processor.check.ProblemKind;
import dev.wirecommand.processor.lock.LockFile;
import dev.wirecommand.processor.read.Places;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/**
 * Reports problems and messages to the compiler, each only once. A last line, which is indented,
 * names the place on the page of all errors that explains it.
 */
final class DiagnosticReporter {
  private final Messager messager;
  private final String page;
  private final Set<String> reported = new HashSet<>();
  private boolean hasError;

  /**
   * Creates a reporter for one compilation.
   *
   * @param messager the compiler's messager
   * @param page the path or the URL of the page of all errors
   */
  DiagnosticReporter(Messager messager, String page) {
    this.messager = messager;
    this.page = page;
  }

  /** Reports an error that has no position in the sources. */
  void error(ProblemKind kind, String error) {
    report(kind, Diagnostic.Kind.ERROR, error);
  }

  /** Reports an error at a class that could not be read. */
  void error(ProblemKind kind, Element at, String error) {
    hasError = true;
    if (reported.add(error)) {
      messager.printMessage(Diagnostic.Kind.ERROR, withPage(kind, error), at);
    }
  }

  void report(LockFile.Message message) {
    report(ProblemKind.LOCK, message.kind(), message.text());
  }

  private void report(ProblemKind kind, Diagnostic.Kind severity, String message) {
    hasError |= severity == Diagnostic.Kind.ERROR;
    if (reported.add(message)) {
      messager.printMessage(severity, withPage(kind, message));
    }
  }

  void report(Problem problem, Places places) {
    hasError |= problem.kind().severity() == Diagnostic.Kind.ERROR;
    // Two classes that reach the same faulty record report the same problem.
    if (reported.add(problem.place().key() + " " + problem.message())) {
      places.report(
          messager,
          problem.kind().severity(),
          withPage(problem.kind(), problem.message()),
          problem.place());
    }
  }

  private String withPage(ProblemKind kind, String message) {
    return message + "\n  See " + page + "#" + kind.id();
  }

  boolean hasError() {
    return hasError;
  }
}
