package dev.wirecommand.processor.read;

/** Recognizes Eclipse's compiler, which behaves differently from javac in some places. */
final class EclipseCompiler {
  private EclipseCompiler() {}

  /**
   * Returns whether an object was created by Eclipse's compiler, in the IDE or in a build.
   *
   * @param object an object from the compiler, such as the processing environment
   */
  static boolean created(Object object) {
    return object.getClass().getName().startsWith("org.eclipse.jdt.");
  }
}
