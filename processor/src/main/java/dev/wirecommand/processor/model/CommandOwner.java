package dev.wirecommand.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Optional;

/**
 * The properties of a command class or interface, without its commands.
 *
 * @param place its place in the sources
 * @param name its name
 * @param type the type of its instances: the name, with {@code ?} for each type argument
 * @param text its name as in the source, such as {@code Outer.Git}
 * @param visible whether other packages can name it
 * @param accessible whether generated code can name it
 * @param implementable whether it is an interface whose only abstract methods are its commands
 * @param deprecated whether naming it makes the compiler warn
 * @param nullScope the annotation that a generated class needs so that types without one mean the
 *     same as in this class
 * @param inherited what an implementation inherits; nothing if it is not implementable
 * @param platform the environment of the generated types
 * @param suffixes the suffixes of the names of generated types
 */
public record CommandOwner(
    Place place,
    ClassName name,
    TypeName type,
    String text,
    boolean visible,
    boolean accessible,
    boolean implementable,
    boolean deprecated,
    Optional<ClassName> nullScope,
    Inherited inherited,
    Platform platform,
    Suffixes suffixes) {

  /**
   * The environment in which the generated types are compiled.
   *
   * @param generatedAnnotation whether they can name the JDK's annotation for generated code
   * @param namedModule whether they are in a named module
   * @param hidesJavaLang whether a class of their package has the name of a class in {@code
   *     java.lang}
   */
  public record Platform(boolean generatedAnnotation, boolean namedModule, boolean hidesJavaLang) {}
}
