package dev.wirecommand.processor.read;

import dev.wirecommand.WireCodec;
import dev.wirecommand.processor.model.Deprecation;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Determines where the compiler warns because generated code names something deprecated. */
final class Deprecations {
  private static final String CODEC = WireCodec.class.getCanonicalName();

  private final Elements elements;

  Deprecations(Elements elements) {
    this.elements = elements;
  }

  /** Returns the deprecation of an element, if it is deprecated. */
  Optional<Deprecation> of(Element element) {
    if (!elements.isDeprecated(element)) {
      return Optional.empty();
    }
    Optional<AnnotationMirror> annotation =
        Annotations.find(element, Deprecated.class.getCanonicalName());
    return Optional.of(
        new Deprecation(
            annotation
                .flatMap(a -> Annotations.value(a, "since"))
                .map(since -> String.valueOf(since.getValue()))
                .orElse(""),
            annotation
                .flatMap(a -> Annotations.value(a, "forRemoval"))
                .filter(forRemoval -> Boolean.TRUE.equals(forRemoval.getValue()))
                .isPresent()));
  }

  /** Returns whether the name of a class contains a deprecated class. */
  boolean inName(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (elements.isDeprecated(e)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a class has a deprecated constructor. */
  boolean inConstructors(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .anyMatch(elements::isDeprecated);
  }

  /** Returns whether a type, one of its type arguments or one of their codecs is deprecated. */
  boolean inType(TypeMirror type) {
    return isCodecDeprecated(type) || type.accept(new TypeVisitor(), null);
  }

  private boolean isCodecDeprecated(AnnotatedConstruct annotated) {
    return Annotations.find(annotated, CODEC)
        .flatMap(annotation -> Annotations.value(annotation, "value"))
        .filter(value -> value.getValue() instanceof DeclaredType)
        .map(value -> (TypeElement) ((DeclaredType) value.getValue()).asElement())
        .filter(codec -> inName(codec) || inConstructors(codec))
        .isPresent();
  }

  private final class TypeVisitor extends SimpleTypeVisitor14<Boolean, Void> {
    TypeVisitor() {
      super(false);
    }

    @Override
    public Boolean visitArray(ArrayType type, Void unused) {
      return inType(type.getComponentType());
    }

    @Override
    public Boolean visitDeclared(DeclaredType type, Void unused) {
      TypeElement element = (TypeElement) type.asElement();
      return inName(element)
          || isCodecDeprecated(element)
          || type.getTypeArguments().stream().anyMatch(Deprecations.this::inType);
    }

    @Override
    public Boolean visitError(ErrorType type, Void unused) {
      return false;
    }

    @Override
    public Boolean visitWildcard(WildcardType type, Void unused) {
      return inBound(type.getExtendsBound()) || inBound(type.getSuperBound());
    }

    private boolean inBound(@Nullable TypeMirror bound) {
      return bound != null && inType(bound);
    }
  }
}
