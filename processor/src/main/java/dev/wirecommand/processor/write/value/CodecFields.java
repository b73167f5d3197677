package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.WireType.CodecType;
import dev.wirecommand.processor.write.Casing;
import dev.wirecommand.processor.write.MemberJavadoc;
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
  private final List<MethodSpec> methods = new ArrayList<>();

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
    methods.forEach(type::addMethod);
  }

  /** Returns a type's simple name, for use as a part of other names. */
  static String simpleName(CodecType type) {
    String name = type.javaType().toString().replaceAll("<.*", "").replace("[]", "Array");
    return Casing.capitalized(name.substring(name.lastIndexOf('.') + 1));
  }

  private FieldSpec field(CodecType type, String name) {
    TypeName boxed = type.javaType().box();
    TypeName fieldType = ParameterizedTypeName.get(RuntimeTypes.VALUE_CODEC, boxed);
    return FieldSpec.builder(fieldType, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("Encodes and decodes values.\n")
        .initializer(
            type.codec()
                .type()
                .map(codec -> CodeBlock.of("new $T()", codec))
                .orElseGet(() -> jackson(type, boxed, fieldType)))
        .build();
  }

  private CodeBlock jackson(CodecType type, TypeName boxed, TypeName codec) {
    String method = strict ? "strict" : "lenient";
    if (boxed instanceof ClassName) {
      return CodeBlock.of("$T.$L($T.class)", RuntimeTypes.JACKSON_CODEC, method, boxed);
    }
    // In a field, but not in a method, javac wants a comment inside of the anonymous class. The
    // result's type makes the type reference's argument redundant, and the line is long.
    String name = scope.methods().unique("create" + simpleName(type) + "Codec");
    MethodSpec create =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(codec)
            .addStatement(
                "return $T.$L(new $T<>() {})",
                RuntimeTypes.JACKSON_CODEC,
                method,
                RuntimeTypes.TYPE_REFERENCE)
            .build();
    methods.add(MemberJavadoc.on(create, "Creates a codec.", "the codec"));
    return CodeBlock.of("$L()", name);
  }
}
