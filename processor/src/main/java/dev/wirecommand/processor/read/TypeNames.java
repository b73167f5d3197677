package dev.wirecommand.processor.read;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.NullableNames;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Names types as generated code writes them, with the annotations that say which values may be
 * null. The argument of the visitor's methods is the type as it is declared, which may have type
 * variables.
 */
final class TypeNames extends SimpleTypeVisitor14<TypeName, TypeMirror> {
  private final Accessibility accessibility;

  TypeNames(Accessibility accessibility) {
    this.accessibility = accessibility;
  }

  private TypeName of(TypeMirror type, TypeMirror declared) {
    TypeName name = type.accept(this, declared);
    return nullable(type)
        .or(() -> nullable(declared))
        .map(annotation -> NullableNames.annotated(name, annotation))
        .orElse(name);
  }

  /** Returns the name of a type without null. Its type arguments keep theirs. */
  TypeName withoutNull(TypeMirror type) {
    return type.accept(this, type);
  }

  /**
   * Returns the name of a type, or another name in place of one that does not exist. The result is
   * empty if generated code can't name the type.
   *
   * @param type the type
   * @param declared the type as it is declared
   * @param otherwise the other name
   */
  Optional<TypeName> ofExisting(TypeMirror type, TypeMirror declared, TypeName otherwise) {
    if (!MissingTypes.isMentionedIn(type)) {
      return accessibility.canName(type) ? Optional.of(of(type, declared)) : Optional.empty();
    }
    if (type instanceof ArrayType array) {
      return ofExisting(
              array.getComponentType(), DeclaredTypes.component(declared, array), otherwise)
          .map(ArrayTypeName::of);
    }
    // Without its type arguments, a type includes itself with any.
    return Optional.of(
        MissingTypes.isMissing(type)
            ? otherwise
            : ClassName.get((TypeElement) ((DeclaredType) type).asElement()));
  }

  /**
   * Returns the annotation that makes this use of a type nullable, if generated code can name it.
   */
  Optional<ClassName> nullable(AnnotatedConstruct type) {
    return Nullness.find(type).flatMap(this::name);
  }

  /**
   * Returns the annotation that makes a declaration nullable and is none of the declaration's type,
   * if generated code can name it.
   */
  Optional<ClassName> nullableDeclaration(Element element) {
    return Nullness.findForDeclarations(element).flatMap(this::name);
  }

  private Optional<ClassName> name(AnnotationMirror annotation) {
    TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
    boolean hasDefaults =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .noneMatch(value -> value.getDefaultValue() == null);
    return hasDefaults && accessibility.canAccess(type)
        ? Optional.of(ClassName.get(type))
        : Optional.empty();
  }

  @Override
  public TypeName visitArray(ArrayType type, TypeMirror declared) {
    return ArrayTypeName.of(of(type.getComponentType(), DeclaredTypes.component(declared, type)));
  }

  @Override
  public TypeName visitDeclared(DeclaredType type, TypeMirror declared) {
    boolean isInner =
        type.getEnclosingType() instanceof DeclaredType outer
            && !outer.getTypeArguments().isEmpty();
    if (type.getTypeArguments().isEmpty() || isInner) {
      return TypeName.get(type);
    }
    return ParameterizedTypeName.get(
        ClassName.get((TypeElement) type.asElement()),
        IntStream.range(0, type.getTypeArguments().size())
            .mapToObj(
                i -> of(type.getTypeArguments().get(i), DeclaredTypes.argument(declared, type, i)))
            .toArray(TypeName[]::new));
  }

  @Override
  public TypeName visitError(ErrorType type, TypeMirror declared) {
    return TypeName.get(type);
  }

  @Override
  protected TypeName defaultAction(TypeMirror type, TypeMirror declared) {
    return TypeName.get(type);
  }
}
