package dev.wirecommand.processor.read;

import dev.wirecommand.WireCommand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Lists the declared and the inherited commands of a class. A method that overrides a command is
 * that command, with or without an annotation of its own.
 */
final class MemberFinder {
  private static final String COMMAND = WireCommand.class.getCanonicalName();

  private final Elements elements;
  private final Types types;

  MemberFinder(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /**
   * A method of the class that is a command, or several.
   *
   * @param member the method of the class
   * @param others other methods that the class inherits with the same signature
   * @param declarations the annotated declarations of the method, at least one: its own first, then
   *     the ones that it overrides, nearest first
   */
  record Found(
      ExecutableElement member,
      List<ExecutableElement> others,
      List<CommandAnnotation> declarations) {
    Stream<ExecutableElement> members() {
      return Stream.concat(Stream.of(member), others.stream());
    }
  }

  /**
   * A method with the annotation.
   *
   * @param method the method
   * @param annotation its annotation
   */
  record CommandAnnotation(ExecutableElement method, AnnotationMirror annotation) {}

  List<Found> find(TypeElement type) {
    List<ExecutableElement> methods = new ClassMethods(elements, types).of(type);
    methods.removeIf(elements::isBridge);
    sort(methods, type);
    List<CommandAnnotation> above = annotatedAbove(type);
    List<Found> found = new ArrayList<>();
    for (ExecutableElement method : methods) {
      List<CommandAnnotation> declarations = declarations(method, above, type);
      if (!declarations.isEmpty()) {
        found.stream()
            .filter(f -> isSame(f.member(), method, type))
            .findFirst()
            .ifPresentOrElse(
                same -> join(same, method, declarations),
                () -> found.add(new Found(method, new ArrayList<>(), declarations)));
      }
    }
    return found;
  }

  private static void join(
      Found same, ExecutableElement method, List<CommandAnnotation> declarations) {
    same.others().add(method);
    declarations.stream()
        .filter(declaration -> !same.declarations().contains(declaration))
        .forEach(same.declarations()::add);
  }

  /**
   * Returns whether a declaration overrides another one in a class above the given class, so that
   * the two are compared there.
   */
  boolean isOverriddenAbove(
      CommandAnnotation declaration, List<CommandAnnotation> all, TypeElement type) {
    return all.stream()
        .map(CommandAnnotation::method)
        .filter(method -> !EnclosingElements.typeOf(method).equals(type))
        .anyMatch(method -> overrides(method, declaration.method()));
  }

  /**
   * Returns whether one declaration of a method overrides another one. Eclipse's compiler takes two
   * unrelated interfaces of a class as if the one overrode the other.
   */
  boolean overrides(ExecutableElement method, ExecutableElement other) {
    return Supertypes.of(EnclosingElements.typeOf(method), types)
        .contains(EnclosingElements.typeOf(other));
  }

  /**
   * Sorts the methods of a class. The class's own methods come first, and the methods of each class
   * are in source order. The compiler's order differs.
   */
  private static void sort(List<ExecutableElement> methods, TypeElement type) {
    Map<Element, Integer> order = new HashMap<>();
    for (ExecutableElement method : methods) {
      if (!order.containsKey(method)) {
        for (Element sibling : EnclosingElements.typeOf(method).getEnclosedElements()) {
          order.put(sibling, order.size());
        }
      }
    }
    methods.sort(
        Comparator.comparing((ExecutableElement m) -> !EnclosingElements.typeOf(m).equals(type))
            .thenComparing(m -> EnclosingElements.typeOf(m).getQualifiedName().toString())
            .thenComparing(m -> order.getOrDefault(m, Integer.MAX_VALUE)));
  }

  private List<CommandAnnotation> declarations(
      ExecutableElement method, List<CommandAnnotation> above, TypeElement type) {
    List<CommandAnnotation> declarations = new ArrayList<>();
    Annotations.find(method, COMMAND)
        .ifPresent(own -> declarations.add(new CommandAnnotation(method, own)));
    List<CommandAnnotation> overridden =
        above.stream().filter(a -> elements.overrides(method, a.method(), type)).toList();
    // A class may name an interface before another one that extends it.
    for (boolean isFarther : new boolean[] {false, true}) {
      overridden.stream()
          .filter(declaration -> isOverriddenAbove(declaration, overridden, type) == isFarther)
          .forEach(declarations::add);
    }
    return declarations;
  }

  private List<CommandAnnotation> annotatedAbove(TypeElement type) {
    List<CommandAnnotation> annotated = new ArrayList<>();
    for (TypeElement above : Supertypes.of(type, types)) {
      for (ExecutableElement method : ElementFilter.methodsIn(above.getEnclosedElements())) {
        Annotations.find(method, COMMAND)
            .ifPresent(command -> annotated.add(new CommandAnnotation(method, command)));
      }
    }
    return annotated;
  }

  /** Returns whether two methods of different interfaces have the same signature. */
  private boolean isSame(ExecutableElement one, ExecutableElement other, TypeElement type) {
    DeclaredType seenFrom = (DeclaredType) type.asType();
    return one.getSimpleName().equals(other.getSimpleName())
        && !EnclosingElements.typeOf(one).equals(EnclosingElements.typeOf(other))
        && types.isSubsignature(
            (ExecutableType) types.asMemberOf(seenFrom, one),
            (ExecutableType) types.asMemberOf(seenFrom, other));
  }
}
