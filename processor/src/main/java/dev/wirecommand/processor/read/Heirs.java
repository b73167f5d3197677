package dev.wirecommand.processor.read;

import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Recognizes classes that have no commands of their own and inherit some. */
public final class Heirs {
  private static final String COMMAND = WireCommand.class.getCanonicalName();

  private final Types types;

  /**
   * Creates an instance for one round of annotation processing.
   *
   * @param types the compiler's types
   */
  public Heirs(Types types) {
    this.types = types;
  }

  /**
   * Returns whether a class declares a command itself.
   *
   * @param type the class
   * @return whether one of its methods has the annotation
   */
  public static boolean declaresCommands(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(method -> Annotations.find(method, COMMAND).isPresent());
  }

  /**
   * Returns the generic class from which a class inherits commands that are served nowhere. Nothing
   * is generated for an abstract generic class, so a class that only inherits its commands has a
   * dispatch only if another class between the two has one, or an anchor lists it.
   *
   * @param type a class
   * @param listed whether an anchor lists a class
   * @return the generic class as in the source; empty if the class loses nothing
   */
  public Optional<String> lostTemplate(TypeElement type, Predicate<TypeElement> listed) {
    if (type.getModifiers().contains(Modifier.ABSTRACT)
        || type.getKind().isInterface()
        || declaresCommands(type)
        || listed.test(type)) {
      return Optional.empty();
    }
    List<TypeElement> above =
        Supertypes.of(type, types).stream()
            .filter(t -> declaresCommands(t) || listed.test(t))
            .toList();
    return above.stream()
        .filter(template -> isTemplate(template))
        .filter(
            template ->
                above.stream()
                    .filter(other -> !isTemplate(other))
                    .noneMatch(other -> Supertypes.of(other, types).contains(template)))
        .map(TypeText::of)
        .findFirst();
  }

  /** Returns whether nothing is generated for a class since its subclasses bind its variables. */
  private static boolean isTemplate(TypeElement type) {
    return !type.getTypeParameters().isEmpty()
        && (type.getModifiers().contains(Modifier.ABSTRACT) || type.getKind().isInterface())
        && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(method -> Annotations.find(method, COMMAND).isPresent())
            .anyMatch(
                method ->
                    TypeVariables.firstIn(method.getReturnType()).isPresent()
                        || method.getParameters().stream()
                            .map(Element::asType)
                            .anyMatch(t -> TypeVariables.firstIn(t).isPresent()));
  }
}
