package dev.wirecommand.processor;

import dev.wirecommand.processor.check.Problem;
import dev.wirecommand.processor.lock.LockFile;
import dev.wirecommand.processor.read.Places;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Tells the user what is wrong, each thing once. */
final class Telling {
  private final Messager messager;
  private final Set<String> told = new HashSet<>();
  private boolean hasError;

  Telling(Messager messager) {
    this.messager = messager;
  }

  /** Tells what is wrong with nothing in the sources. */
  void error(String error) {
    tell(new LockFile.Message(Diagnostic.Kind.ERROR, error));
  }

  void tell(LockFile.Message message) {
    hasError |= message.kind() == Diagnostic.Kind.ERROR;
    if (told.add(message.text())) {
      messager.printMessage(message.kind(), message.text());
    }
  }

  void tell(Problem problem, Places places) {
    hasError |= problem.kind().severity() == Diagnostic.Kind.ERROR;
    // Two classes that reach one faulty record tell of the same place.
    if (told.add(problem.place().key() + " " + problem.message())) {
      places.tell(messager, problem.kind().severity(), problem.message(), problem.place());
    }
  }

  boolean hasError() {
    return hasError;
  }
}
