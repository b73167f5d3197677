package dev.wirecommand.processor.model;

import dev.wirecommand.processor.model.ParameterDeclaration.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The declaration of a method that is a command. Its types are the types that it has in the class
 * that is read.
 *
 * @param place its place in the sources
 * @param owner the name, as in the source, of the class that declares it
 * @param declaredBy the name, as in the source, of the class with the declaration that makes it a
 *     command: its own class, or the class of a method that it overrides
 * @param inherited whether the class that is read inherits it
 * @param reportedAt which class the problems of its declaration are reported for, except those of
 *     bound types; the problems of a method that overrides it are reported for this class
 * @param method its name in Java
 * @param name the command's name, unless it depends on a constant that is yet to be generated
 * @param write whether callers need write permission
 * @param raw the place that declares the result as raw bytes, if there is one
 * @param nonBlocking whether it is declared never to block
 * @param deadline its deadline, and the place that declares it
 * @param documentation what its Javadoc says
 * @param modifiers its modifiers
 * @param typeVariable the first of its own type variables
 * @param parameters its parameters in order
 * @param varargs whether the last parameter takes any number of values
 * @param result its return type
 * @param bound whether the declared return type has type variables, which the class that is read
 *     binds
 * @param unfitThrows the declared exceptions that a command must not throw
 * @param deprecation its deprecation; calling it then makes the compiler warn
 * @param signature its types as Java names them; empty if generated code can't name one of them
 * @param others other declarations that make the same method a command, as this class sees them;
 *     none of them has others itself
 */
public record MethodDeclaration(
    Place place,
    String owner,
    String declaredBy,
    boolean inherited,
    ReportedAt reportedAt,
    String method,
    Optional<Text> name,
    boolean write,
    Optional<Place> raw,
    boolean nonBlocking,
    Optional<Deadline> deadline,
    Documentation documentation,
    Set<Modifier> modifiers,
    Optional<String> typeVariable,
    List<ParameterDeclaration> parameters,
    boolean varargs,
    TypeDeclaration result,
    boolean bound,
    List<String> unfitThrows,
    Optional<Deprecation> deprecation,
    Optional<Signature> signature,
    List<MethodDeclaration> others) {

  /**
   * Returns whether the method itself declares the command.
   *
   * @return false if a method that it overrides does
   */
  public boolean declaresItself() {
    return owner.equals(declaredBy);
  }

  /**
   * The declared deadline of a command.
   *
   * @param millis the deadline in milliseconds
   * @param place the place that declares it
   */
  public record Deadline(long millis, Place place) {}

  /** The class for which the processor reports a method's problems. */
  public enum ReportedAt {
    /** The class that is being read. */
    HERE,
    /**
     * The class that is being read, since the method or the type is from a class file. The compiler
     * itself reports nothing about it, not even a missing type.
     */
    HERE_FROM_CLASS_FILE,
    /** The class that declares the method. That class is processed too. */
    AT_OWNER,
    /**
     * The class that declares the method; only inaccessible types are reported by the class that is
     * being read. The two classes are in different packages.
     */
    AT_OWNER_IN_OTHER_PACKAGE
  }
}
