package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.WireType.CodecType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The codecs that one generated class uses, each made once and kept in a constant. */
final class CodecFields {
  private final ClassName host;
  private final Names fieldNames;
  private final boolean strict;
  private final Map<CodecType, String> names = new HashMap<>();
  private final List<FieldSpec> fields = new ArrayList<>();

  /**
   * Codecs of one generated class.
   *
   * @param host the generated class
   * @param fieldNames the names of its fields
   * @param strict whether Jackson refuses properties that it does not know, as servers do
   */
  CodecFields(ClassName host, Names fieldNames, boolean strict) {
    this.host = host;
    this.fieldNames = fieldNames;
    this.strict = strict;
  }

  /** The constant that has a type's codec. */
  CodeBlock of(CodecType type) {
    String name = names.get(type);
    if (name == null) {
      name = fieldNames.unique(Names.constant(word(type)) + "_CODEC");
      names.put(type, name);
      fields.add(field(type, name));
    }
    return CodeBlock.of("$T.$L", host, name);
  }

  void addTo(TypeSpec.Builder type) {
    fields.forEach(type::addField);
  }

  /** The simple name of a type, for names. */
  static String word(CodecType type) {
    String name = type.javaType().toString().replaceAll("<.*", "").replace("[]", "Array");
    return Names.capitalized(name.substring(name.lastIndexOf('.') + 1));
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
    // The field's type says the reference's, and is long enough for a line of its own.
    return CodeBlock.of(
        "$>$>\n$T.$L(new $T<>() {})$<$<",
        RuntimeTypes.JACKSON_CODEC,
        method,
        RuntimeTypes.TYPE_REFERENCE);
  }
}
