package dev.wirecommand.processor.read;

import dev.wirecommand.WireCommand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * A command method of the class, with its annotation.
   *
   * @param member the method of the class
   * @param declared the method that has the annotation: the same one, or one that it overrides
   * @param command the annotation
   */
  record Found(ExecutableElement member, ExecutableElement declared, AnnotationMirror command) {}

  List<Found> find(TypeElement type) {
    List<ExecutableElement> methods = new ClassMethods(elements, types).of(type);
    methods.removeIf(elements::isBridge);
    sort(methods, type);
    List<ExecutableElement> annotated = annotatedAbove(type);
    List<Found> found = new ArrayList<>();
    for (ExecutableElement method : methods) {
      Optional<Found> command = command(method, annotated, type);
      if (command.isPresent() && found.stream().noneMatch(f -> isSame(f.member(), method, type))) {
        found.add(command.get());
      }
    }
    return found;
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

  private Optional<Found> command(
      ExecutableElement method, List<ExecutableElement> annotated, TypeElement type) {
    Optional<AnnotationMirror> own = Annotations.find(method, COMMAND);
    if (own.isPresent()) {
      return Optional.of(new Found(method, method, own.get()));
    }
    return annotated.stream()
        .filter(above -> elements.overrides(method, above, type))
        .findFirst()
        .map(above -> new Found(method, above, Annotations.find(above, COMMAND).orElseThrow()));
  }

  private List<ExecutableElement> annotatedAbove(TypeElement type) {
    List<ExecutableElement> annotated = new ArrayList<>();
    for (TypeElement above : Supertypes.of(type, types)) {
      for (ExecutableElement method : ElementFilter.methodsIn(above.getEnclosedElements())) {
        if (Annotations.find(method, COMMAND).isPresent()) {
          annotated.add(method);
        }
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
