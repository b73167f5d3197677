package dev.wirecommand.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.WireCodec;
import dev.wirecommand.WireJackson;
import dev.wirecommand.processor.model.Codec;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.CodecUse;
import dev.wirecommand.processor.model.TypeDeclaration.UnfitCodec;
import dev.wirecommand.processor.model.TypeDeclaration.Unfitness;
import dev.wirecommand.processor.model.TypeDeclaration.Unresolved;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Reads the annotation that specifies a type's codec. The annotation is on the use of the type or
 * on the type's declaration.
 */
final class CodecReader {
  private static final String CODEC = WireCodec.class.getCanonicalName();
  private static final String JACKSON = WireJackson.class.getCanonicalName();
  private static final String VALUE_CODEC = "dev.wirecommand.command.ValueCodec";
  private static final String ANY = "any";

  private final ReaderContext context;

  CodecReader(ReaderContext context) {
    this.context = context;
  }

  /**
   * Reads a type's codec annotation. The result is empty if the type has no such annotation.
   *
   * @param type the type
   * @param declared the type as it is declared, which may be an annotated type variable
   */
  Optional<TypeDeclaration> read(TypeMirror type, TypeMirror declared) {
    Optional<AnnotationMirror> codec = find(type, declared, CODEC);
    if (codec.isPresent()) {
      return Optional.of(withCodec(type, codec.get()));
    }
    return find(type, declared, JACKSON).map(annotation -> withJackson(type));
  }

  /** Finds an annotation on the use of a type, or else on the type's declaration. */
  private static Optional<AnnotationMirror> find(
      TypeMirror type, TypeMirror declared, String annotation) {
    Optional<AnnotationMirror> atUse =
        Annotations.find(type, annotation).or(() -> Annotations.find(declared, annotation));
    return atUse.isPresent() || type.getKind() != TypeKind.DECLARED
        ? atUse
        : Annotations.find(((DeclaredType) type).asElement(), annotation);
  }

  private TypeDeclaration withJackson(TypeMirror type) {
    String text = TypeText.of(type);
    if (!context.jackson()) {
      return new UnfitCodec(text, "Jackson", Unfitness.NO_JACKSON);
    }
    return context.accessibility().canName(type)
        ? new CodecUse(TypeName.get(type), text, new Codec(Optional.empty(), "Jackson", ANY))
        : new UnfitCodec(text, text, Unfitness.OUT_OF_REACH);
  }

  private TypeDeclaration withCodec(TypeMirror type, AnnotationMirror annotation) {
    String text = TypeText.of(type);
    Optional<AnnotationValue> cddl = Annotations.value(annotation, "cddl");
    boolean isResolved = cddl.equals(Annotations.resolvedValue(annotation, "cddl"));
    // Eclipse's compiler has nothing in place of a value that is left out.
    Object value =
        Annotations.value(annotation, "value").<Object>map(AnnotationValue::getValue).orElse("");
    if (!isResolved || !(value instanceof TypeMirror named) || named.getKind() == TypeKind.ERROR) {
      // Javac has the string "<error>" in place of a class that doesn't exist, or not yet.
      return new Unresolved(
          value instanceof TypeMirror missing ? TypeText.of(missing) : "the codec of " + text);
    }
    String codecText = TypeText.of(named);
    if (!(named instanceof DeclaredType declared) || !isCodecOf(declared.asElement(), type)) {
      return new UnfitCodec(TypeText.of(boxed(type)), codecText, Unfitness.OF_ANOTHER_TYPE);
    }
    TypeElement element = (TypeElement) declared.asElement();
    if (!context.accessibility().canAccess(element) || !context.accessibility().canName(type)) {
      String hidden = context.accessibility().canAccess(element) ? text : codecText;
      return new UnfitCodec(text, hidden, Unfitness.OUT_OF_REACH);
    }
    Optional<ExecutableElement> constructor = constructor(element);
    if (constructor.isEmpty()) {
      return new UnfitCodec(text, codecText, Unfitness.NO_CONSTRUCTOR);
    }
    if (!constructor.get().getThrownTypes().stream().allMatch(this::isUnchecked)) {
      return new UnfitCodec(text, codecText, Unfitness.CONSTRUCTOR_THROWS);
    }
    String schema = cddl.map(v -> String.valueOf(v.getValue())).orElse(ANY);
    return new CodecUse(
        TypeName.get(type),
        text,
        new Codec(Optional.of(ClassName.get(element)), codecText, schema));
  }

  private boolean isCodecOf(Element codec, TypeMirror type) {
    // Compared by name: javac and ecj do not agree on whether annotated types are the same.
    String wanted = TypeName.get(boxed(type)).toString();
    return Supertypes.allOf((DeclaredType) codec.asType(), context.types()).stream()
        .filter(s -> ((TypeElement) s.asElement()).getQualifiedName().contentEquals(VALUE_CODEC))
        .anyMatch(
            s ->
                s.getTypeArguments().size() == 1
                    && TypeName.get(s.getTypeArguments().get(0)).toString().equals(wanted));
  }

  /** Returns the type as it can be a type argument. */
  private TypeMirror boxed(TypeMirror type) {
    return type instanceof PrimitiveType primitive
        ? context.types().boxedClass(primitive).asType()
        : type;
  }

  /** Finds the constructor with which generated code can make a codec. */
  private Optional<ExecutableElement> constructor(TypeElement codec) {
    boolean isNested = codec.getEnclosingElement() instanceof TypeElement;
    if (codec.getKind() != ElementKind.CLASS
        || codec.getModifiers().contains(Modifier.ABSTRACT)
        || !codec.getTypeParameters().isEmpty()
        || (isNested && !codec.getModifiers().contains(Modifier.STATIC))) {
      return Optional.empty();
    }
    return ElementFilter.constructorsIn(codec.getEnclosedElements()).stream()
        .filter(c -> c.getParameters().isEmpty() && isVisible(c, codec))
        .findFirst();
  }

  private boolean isUnchecked(TypeMirror thrown) {
    // The compiler reports an exception that does not exist.
    return thrown.getKind() == TypeKind.ERROR
        || isSubtype(thrown, "java.lang.RuntimeException")
        || isSubtype(thrown, "java.lang.Error");
  }

  private boolean isSubtype(TypeMirror subtype, String supertype) {
    return context
        .types()
        .isSubtype(subtype, context.elements().getTypeElement(supertype).asType());
  }

  private boolean isVisible(ExecutableElement constructor, TypeElement codec) {
    return constructor.getModifiers().contains(Modifier.PUBLIC)
        || (!constructor.getModifiers().contains(Modifier.PRIVATE)
            && context.accessibility().isSamePackage(codec));
  }
}
