package dev.wirecommand.processor.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Finds type variables in types. A loop does it, since types may be nested very deeply. */
final class TypeVariables {
  /** The parts that have not been looked at; the next one is the first. */
  private final Deque<TypeMirror> open = new ArrayDeque<>();

  private TypeVariables() {}

  /** Returns the name of the first type variable in a type. */
  static Optional<String> firstIn(TypeMirror type) {
    return new TypeVariables().find(type);
  }

  private Optional<String> find(TypeMirror type) {
    for (TypeMirror next = type; next != null; next = open.poll()) {
      switch (next.getKind()) {
        case TYPEVAR -> {
          return Optional.of(((TypeVariable) next).asElement().getSimpleName().toString());
        }
        case ARRAY -> open.push(((ArrayType) next).getComponentType());
        case DECLARED, ERROR -> addArguments((DeclaredType) next);
        case WILDCARD -> {
          add(((WildcardType) next).getSuperBound());
          add(((WildcardType) next).getExtendsBound());
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private void addArguments(DeclaredType type) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    for (int i = arguments.size() - 1; i >= 0; i--) {
      open.push(arguments.get(i));
    }
  }

  private void add(@Nullable TypeMirror bound) {
    if (bound != null) {
      open.push(bound);
    }
  }
}
