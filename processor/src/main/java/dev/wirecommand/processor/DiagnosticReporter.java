package dev.wirecommand.processor;

import dev.wirecommand.processor.check.Problem;
import dev.wirecommand.processor.lock.LockFile;
import dev.wirecommand.processor.read.Places;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Reports problems and messages to the compiler, each only once. */
final class DiagnosticReporter {
  private final Messager messager;
  private final Set<String> reported = new HashSet<>();
  private boolean hasError;

  DiagnosticReporter(Messager messager) {
    this.messager = messager;
  }

  /** Reports an error that has no position in the sources. */
  void error(String error) {
    report(new LockFile.Message(Diagnostic.Kind.ERROR, error));
  }

  void report(LockFile.Message message) {
    hasError |= message.kind() == Diagnostic.Kind.ERROR;
    if (reported.add(message.text())) {
      messager.printMessage(message.kind(), message.text());
    }
  }

  void report(Problem problem, Places places) {
    hasError |= problem.kind().severity() == Diagnostic.Kind.ERROR;
    // Two classes that reach the same faulty record report the same problem.
    if (reported.add(problem.place().key() + " " + problem.message())) {
      places.report(messager, problem.kind().severity(), problem.message(), problem.place());
    }
  }

  boolean hasError() {
    return hasError;
  }
}
