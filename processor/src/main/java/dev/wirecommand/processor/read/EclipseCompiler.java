package dev.wirecommand.processor.read;

/** Recognizes Eclipse's compiler, which behaves differently from javac in some cases. */
final class EclipseCompiler {
  private EclipseCompiler() {}

  /**
   * Returns whether Eclipse's compiler created an object. The compiler may run in the IDE or in a
   * build.
   *
   * @param object an object from the compiler, such as the processing environment
   */
  static boolean created(Object object) {
    return object.getClass().getName().startsWith("org.eclipse.jdt.");
  }
}
