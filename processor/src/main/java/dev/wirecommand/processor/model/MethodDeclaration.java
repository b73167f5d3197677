package dev.wirecommand.processor.model;

import dev.wirecommand.processor.model.ParameterDeclaration.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A method that is a command, as declared and as a member of the class that it is read for.
 *
 * @param place where it stands
 * @param owner the class that declares it, as people write it
 * @param inherited whether another class declares it than the one that it is read for
 * @param told where its faults are told
 * @param method its name in Java
 * @param name the command's name, if that is known yet
 * @param write whether peers need write permission
 * @param raw whether it answers with raw bytes, and where that is said
 * @param nonBlocking whether it promises never to block
 * @param deadline how long it may take, in milliseconds, and where that is said
 * @param documentation what its Javadoc says of it; empty if there is none
 * @param modifiers its modifiers
 * @param typeVariable the first of the type variables of its own, if there are any
 * @param parameters its parameters in order
 * @param varargs whether the last parameter takes any number of values
 * @param result what it returns
 * @param unfitThrows the exceptions among those that it declares which no handler may throw
 * @param deprecated whether calling it makes the compiler warn
 * @param signature its types as Java names them; empty where generated code can't name one
 */
public record MethodDeclaration(
    Place place,
    String owner,
    boolean inherited,
    Told told,
    String method,
    Optional<Text> name,
    boolean write,
    Optional<Place> raw,
    boolean nonBlocking,
    Optional<Deadline> deadline,
    String documentation,
    Set<Modifier> modifiers,
    Optional<String> typeVariable,
    List<ParameterDeclaration> parameters,
    boolean varargs,
    TypeDeclaration result,
    List<String> unfitThrows,
    boolean deprecated,
    Optional<Signature> signature) {

  /**
   * How long a command may take.
   *
   * @param millis in milliseconds
   * @param place where it is said
   */
  public record Deadline(long millis, Place place) {}

  /** Where the faults of a method are told. */
  public enum Told {
    /** Of the class that it is read for. */
    HERE,
    /** Of the class that declares it, and so not once more. */
    AT_OWNER,
    /** The same, but for those that another package has with it. */
    AT_OWNER_IN_OTHER_PACKAGE
  }
}
