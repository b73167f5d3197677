package dev.wirecommand.processor.read;

import javax.annotation.processing.ProcessingEnvironment;

/** Eclipse's compiler, which gives a message about a record, or what is in it, no position. */
final class Eclipse {
  private Eclipse() {}

  /** Whether it is the one that runs, be it in the IDE or by itself. */
  static boolean runs(ProcessingEnvironment environment) {
    return environment.getClass().getName().startsWith("org.eclipse.jdt.");
  }
}
