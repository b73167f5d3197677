package dev.wirecommand.processor.read;

import com.palantir.javapoet.TypeName;
import dev.wirecommand.WireCodec;
import dev.wirecommand.WireJackson;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Computes the keys that identify types. Types that are the same in Java have different keys if
 * annotations inside of them make them different on the wire: {@code Page<String>} and {@code
 * Page<@Nullable String>}.
 */
final class TypeKey extends SimpleTypeVisitor14<String, Void> {
  private static final TypeKey INSTANCE = new TypeKey();

  private TypeKey() {}

  static String of(DeclaredType type) {
    return INSTANCE.visitDeclared(type, null);
  }

  @Override
  public String visitDeclared(DeclaredType type, Void unused) {
    String name = type.asElement().toString();
    if (type.getTypeArguments().isEmpty()) {
      return name;
    }
    return type.getTypeArguments().stream()
        .map(TypeKey::annotated)
        .collect(Collectors.joining(", ", name + "<", ">"));
  }

  @Override
  public String visitArray(ArrayType type, Void unused) {
    return annotated(type.getComponentType()) + "[]";
  }

  @Override
  protected String defaultAction(TypeMirror type, Void unused) {
    return TypeName.get(type).toString();
  }

  private static String annotated(TypeMirror type) {
    String codec =
        Annotations.find(type, WireCodec.class.getCanonicalName())
            .flatMap(annotation -> Annotations.value(annotation, "value"))
            .map(value -> " by " + value)
            .orElse("");
    String jackson =
        Annotations.find(type, WireJackson.class.getCanonicalName()).isPresent()
            ? " by Jackson"
            : "";
    String nullable = Nullness.ofType(type) ? " or null" : "";
    return type.accept(INSTANCE, null) + codec + jackson + nullable;
  }
}
