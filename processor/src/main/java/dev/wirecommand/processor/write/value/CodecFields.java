package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.WireType.CodecType;
import dev.wirecommand.processor.write.Casing;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.TypeScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the constants for the codecs that one generated class uses. */
public final class CodecFields {
  private final TypeScope scope;
  private final boolean strict;
  private final Map<CodecType, String> names = new HashMap<>();
  private final List<FieldSpec> fields = new ArrayList<>();

  /**
   * Creates a writer for the codec constants of one generated class.
   *
   * @param scope the names in the generated class
   * @param strict whether Jackson refuses unknown properties, as servers do
   */
  public CodecFields(TypeScope scope, boolean strict) {
    this.scope = scope;
    this.strict = strict;
  }

  /** Returns an expression for the constant that contains a type's codec. */
  CodeBlock of(CodecType type) {
    String name = names.get(type);
    if (name == null) {
      name = scope.fields().unique(Casing.constant(simpleName(type)) + "_CODEC");
      names.put(type, name);
      fields.add(field(type, name));
    }
    return CodeBlock.of("$T.$L", scope.type(), name);
  }

  public void addTo(TypeSpec.Builder type) {
    fields.forEach(type::addField);
  }

  /** Returns a type's simple name, for use as a part of other names. */
  static String simpleName(CodecType type) {
    String name = type.javaType().toString().replaceAll("<.*", "").replace("[]", "Array");
    return Casing.capitalized(name.substring(name.lastIndexOf('.') + 1));
  }

  private FieldSpec field(CodecType type, String name) {
    TypeName boxed = type.javaType().box();
    return FieldSpec.builder(
            ParameterizedTypeName.get(RuntimeTypes.VALUE_CODEC, boxed),
            name,
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(
            type.codec()
                .type()
                .map(codec -> CodeBlock.of("new $T()", codec))
                .orElseGet(() -> jackson(boxed)))
        .build();
  }

  private CodeBlock jackson(TypeName type) {
    String method = strict ? "strict" : "lenient";
    if (type instanceof ClassName) {
      return CodeBlock.of("$T.$L($T.class)", RuntimeTypes.JACKSON_CODEC, method, type);
    }
    // The field's type makes the type reference's argument redundant, and the line is long.
    return CodeBlock.of(
        "$>$>\n$T.$L(new $T<>() {})$<$<",
        RuntimeTypes.JACKSON_CODEC,
        method,
        RuntimeTypes.TYPE_REFERENCE);
  }
}
