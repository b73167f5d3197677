package dev.wirecommand.processor.read;

import java.util.Optional;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Finds type variables in types. */
final class TypeVariables extends SimpleTypeVisitor14<Optional<String>, Void> {
  private TypeVariables() {
    super(Optional.empty());
  }

  /** Returns the name of the first type variable in a type. */
  static Optional<String> firstIn(TypeMirror type) {
    return type.accept(new TypeVariables(), null);
  }

  @Override
  public Optional<String> visitTypeVariable(TypeVariable type, Void unused) {
    return Optional.of(type.asElement().getSimpleName().toString());
  }

  @Override
  public Optional<String> visitArray(ArrayType type, Void unused) {
    return type.getComponentType().accept(this, null);
  }

  @Override
  public Optional<String> visitDeclared(DeclaredType type, Void unused) {
    return type.getTypeArguments().stream().flatMap(t -> t.accept(this, null).stream()).findFirst();
  }

  @Override
  public Optional<String> visitError(ErrorType type, Void unused) {
    return visitDeclared(type, null);
  }

  @Override
  public Optional<String> visitWildcard(WildcardType type, Void unused) {
    Optional<String> above = inBound(type.getExtendsBound());
    return above.isPresent() ? above : inBound(type.getSuperBound());
  }

  private Optional<String> inBound(@Nullable TypeMirror bound) {
    return bound == null ? Optional.empty() : bound.accept(this, null);
  }
}
