package dev.wirecommand.processor.read;

import dev.wirecommand.WireModule;
import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.ModuleDeclaration;
import dev.wirecommand.processor.model.ModuleDeclaration.Part;
import dev.wirecommand.processor.model.ModuleDeclaration.Unfit;
import dev.wirecommand.processor.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads an anchor (a class with {@code @WireModule}) and the classes that it lists. */
public final class ModuleReader {
  private final ClassReader classes;
  private final Places places;

  /**
   * Creates a reader for one round of annotation processing.
   *
   * @param classes reads the listed classes
   * @param places records the places of what is read
   */
  public ModuleReader(ClassReader classes, Places places) {
    this.classes = classes;
    this.places = places;
  }

  /**
   * Reads the declaration of a class with {@code @WireModule}.
   *
   * @param anchor a class with {@code @WireModule}
   * @return its declaration
   */
  public ModuleDeclaration read(TypeElement anchor) {
    ClassDeclaration declared = classes.read(anchor);
    AnnotationMirror module =
        Annotations.find(anchor, WireModule.class.getCanonicalName()).orElseThrow();
    Place place = declared.owner().place().inside("@value");
    Optional<AnnotationValue> list = Annotations.value(module, "value");
    if (list.isEmpty()) {
      // Eclipse's compiler has nothing in place of a value that is left out.
      return new ModuleDeclaration(
          declared.owner(), place, List.of(), List.of("the list"), List.of());
    }
    places.note(place, anchor, module, list.get());
    Accessibility accessibility = new Accessibility(EnclosingElements.packageOf(anchor));
    List<Part> parts = new ArrayList<>();
    List<String> unresolved = new ArrayList<>();
    List<Unfit> unfit = new ArrayList<>();
    int index = 0;
    for (AnnotationValue value : values(list.get())) {
      Place at = places.note(place.inside("[" + index++ + "]"), anchor, module, value);
      if (value.getValue() instanceof DeclaredType type && type.getKind() == TypeKind.DECLARED) {
        TypeElement element = (TypeElement) type.asElement();
        boolean accessible =
            Accessibility.isPublic(element) || accessibility.isSamePackage(element);
        parts.add(
            new Part(at, classes.read(element), accessible && accessibility.canAccess(element)));
      } else if (value.getValue() instanceof TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
          unresolved.add(TypeText.of(type));
        } else {
          unfit.add(new Unfit(at, TypeText.of(type)));
        }
      } else {
        // Javac has a string in place of a class that doesn't exist, or not yet.
        unresolved.add("a class in the list");
      }
    }
    return new ModuleDeclaration(declared.owner(), place, parts, unresolved, unfit);
  }

  /**
   * Returns the classes that an anchor lists.
   *
   * @param anchor a class with {@code @WireModule}
   * @return those of the listed classes that exist, in order
   */
  public static List<TypeElement> listed(TypeElement anchor) {
    return Annotations.find(anchor, WireModule.class.getCanonicalName())
        .flatMap(module -> Annotations.value(module, "value"))
        .map(ModuleReader::values)
        .orElse(List.of())
        .stream()
        .map(AnnotationValue::getValue)
        .filter(value -> value instanceof DeclaredType type && type.getKind() == TypeKind.DECLARED)
        .map(value -> (TypeElement) ((DeclaredType) value).asElement())
        .toList();
  }

  private static List<AnnotationValue> values(AnnotationValue list) {
    List<AnnotationValue> values = new ArrayList<>();
    if (list.getValue() instanceof List<?> several) {
      for (Object value : several) {
        values.add((AnnotationValue) value);
      }
    } else {
      values.add(list);
    }
    return values;
  }
}
