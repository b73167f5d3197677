package dev.wirecommand.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** The names of types with an annotation that makes them nullable, and without it. */
public final class NullableNames {
  private NullableNames() {}

  /**
   * Returns the name of a type that may be null.
   *
   * @param type the type
   * @param annotation the annotation that says so
   * @return the name, with the annotation at the place that Java wants
   */
  public static TypeName annotated(TypeName type, ClassName annotation) {
    List<AnnotationSpec> annotations = List.of(AnnotationSpec.builder(annotation).build());
    // The annotation of a nested class stands before its simple name.
    return type instanceof ParameterizedTypeName generic
        ? of(generic.rawType().annotated(annotations), generic)
        : type.annotated(annotations);
  }

  /**
   * Returns the name of a type without its annotation. Its type arguments keep theirs.
   *
   * @param type the type
   * @return the name, for a local variable
   */
  public static TypeName plain(TypeName type) {
    return type instanceof ParameterizedTypeName generic
        ? of(generic.rawType().withoutAnnotations(), generic)
        : type.withoutAnnotations();
  }

  private static TypeName of(ClassName raw, ParameterizedTypeName generic) {
    return ParameterizedTypeName.get(raw, generic.typeArguments().toArray(TypeName[]::new));
  }
}
