package dev.wirecommand.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Set;

/**
 * A class or interface that has commands: what is known of it whatever its commands are like.
 *
 * @param place where it stands
 * @param name its name
 * @param type the type of its instances: the name, with {@code ?} for each type argument
 * @param text its name as people write it, such as {@code Outer.Git}
 * @param visible whether other packages can name it
 * @param reachable whether generated code can name it
 * @param implementable whether it is an interface that needs no other methods than its commands
 * @param deprecated whether naming it makes the compiler warn
 * @param memberTypes if it is implementable, the simple names of the types nested in it or
 *     inherited: in what implements it, they hide imported ones
 * @param platform what the generated types may use
 * @param suffixes what their names end with
 */
public record CommandOwner(
    Place place,
    ClassName name,
    TypeName type,
    String text,
    boolean visible,
    boolean reachable,
    boolean implementable,
    boolean deprecated,
    Set<String> memberTypes,
    Platform platform,
    Suffixes suffixes) {

  /**
   * What surrounds the generated types.
   *
   * @param generatedAnnotation whether the JDK's annotation for generated code can be named
   * @param namedModule whether they are in a named module
   * @param hidesJavaLang whether a class of their package has the name of one of {@code java.lang}
   */
  public record Platform(boolean generatedAnnotation, boolean namedModule, boolean hidesJavaLang) {}
}
