package dev.wirecommand.processor.read;

/** Eclipse's compiler, which in some things differs from what others do. */
final class Eclipse {
  private Eclipse() {}

  /**
   * Whether an object is one of this compiler, be it in the IDE or by itself.
   *
   * @param object something that the compiler handed out, such as the environment
   */
  static boolean made(Object object) {
    return object.getClass().getName().startsWith("org.eclipse.jdt.");
  }
}
