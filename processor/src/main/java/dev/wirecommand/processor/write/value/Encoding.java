package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.EnumShape;
import dev.wirecommand.processor.model.RecordShape.Field;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.SequenceForm;
import dev.wirecommand.processor.model.UnionShape;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.CodecType;
import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.MapType;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.model.WireType.NullableType;
import dev.wirecommand.processor.model.WireType.OptionalType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.ScalarType;
import dev.wirecommand.processor.model.WireType.SequenceType;
import dev.wirecommand.processor.model.WireType.UnionType;
import dev.wirecommand.processor.write.MemberJavadoc;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.StringLiterals;
import dev.wirecommand.processor.write.TypeScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/**
 * Generates the code that encodes values as CBOR. A scalar is written by a statement; any other
 * type has a helper method, which is added to the generated class at its first use.
 */
public final class Encoding {
  private final TypeScope scope;
  private final CommandClass commands;
  private final HelperNames helperNames;
  private final CodecFields codecs;

  private final Map<WireType, String> nameByType = new HashMap<>();
  private final List<MethodSpec> helpers = new ArrayList<>();

  /**
   * Creates an instance for one generated class.
   *
   * @param scope the names in the generated class
   * @param commands the model
   * @param codecs its codecs
   */
  public Encoding(TypeScope scope, CommandClass commands, CodecFields codecs) {
    this.scope = scope;
    this.commands = commands;
    this.helperNames = new HelperNames(commands);
    this.codecs = codecs;
  }

  /**
   * Returns statements that write a value.
   *
   * @param type the value's type
   * @param out the writer
   * @param value an expression for the value; without side effects if the type is optional
   */
  public CodeBlock write(WireType type, CodeBlock out, CodeBlock value) {
    return type.accept(new WriteStatements(out, value));
  }

  /**
   * Returns statements that write a value of an optional type, which is known to be present.
   *
   * @param type the optional type
   * @param out the writer
   * @param value an expression for the optional value
   */
  CodeBlock writePresent(WireType type, CodeBlock out, CodeBlock value) {
    CodeBlock present = OptionalCode.present(type, value);
    return type.present() instanceof CodecType codec
        ? writeByCodec(codec, out, present)
        : write(type.present(), out, present);
  }

  private CodeBlock writeByCodec(CodecType type, CodeBlock out, CodeBlock value) {
    return CodeBlock.builder()
        .addStatement("$L.write($L, $L)", codecs.of(type), out, value)
        .build();
  }

  public void addTo(TypeSpec.Builder type) {
    helpers.forEach(type::addMethod);
  }

  private final class WriteStatements implements WireType.Visitor<CodeBlock> {
    private final CodeBlock out;
    private final CodeBlock value;

    WriteStatements(CodeBlock out, CodeBlock value) {
      this.out = out;
      this.value = value;
    }

    @Override
    public CodeBlock scalar(ScalarType type) {
      return ScalarCode.write(type.scalar(), out, value);
    }

    private CodeBlock callHelper(WireType type) {
      return CodeBlock.builder().addStatement("$L($L, $L)", helper(type), out, value).build();
    }

    @Override
    public CodeBlock sequence(SequenceType type) {
      return callHelper(type);
    }

    @Override
    public CodeBlock optional(OptionalType type) {
      return valueOrNull(type);
    }

    @Override
    public CodeBlock nullable(NullableType type) {
      return valueOrNull(type);
    }

    private CodeBlock valueOrNull(WireType type) {
      return CodeBlock.builder()
          .beginControlFlow("if ($L)", OptionalCode.isPresent(type, value))
          .add(writePresent(type, out, value))
          .nextControlFlow("else")
          .addStatement("$L.writeNull()", out)
          .endControlFlow()
          .build();
    }

    @Override
    public CodeBlock map(MapType type) {
      return callHelper(type);
    }

    @Override
    public CodeBlock record(RecordType type) {
      return callHelper(type);
    }

    @Override
    public CodeBlock enumeration(EnumType type) {
      boolean sameNames =
          commands.shape(type).constants().stream().allMatch(c -> c.name().equals(c.wireName()));
      return sameNames
          ? CodeBlock.builder().addStatement("$L.writeText($L.name())", out, value).build()
          : callHelper(type);
    }

    @Override
    public CodeBlock union(UnionType type) {
      return callHelper(type);
    }

    @Override
    public CodeBlock codec(CodecType type) {
      // A codec is the application's, and must not be given null.
      CodeBlock given =
          type.isPrimitive() ? value : CodeBlock.of("$T.requireNonNull($L)", Objects.class, value);
      return writeByCodec(type, out, given);
    }

    @Override
    public CodeBlock nothing(NothingType type) {
      return CodeBlock.builder().addStatement("$L.writeNull()", out).build();
    }
  }

  private String helper(WireType type) {
    String known = nameByType.get(type);
    if (known != null) {
      return known;
    }
    String name = scope.methods().unique("write" + helperNames.of(type));
    nameByType.put(type, name);
    int place = helpers.size();
    NameScope names = scope.locals();
    String out = names.unique("out");
    String value = names.unique(parameterName(type));
    MethodSpec.Builder helper =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(RuntimeTypes.CBOR_WRITER, out)
            .addParameter(type.javaType(), value);
    if (type instanceof SequenceType sequence) {
      helper.addCode(sequenceBody(sequence));
    } else if (type instanceof MapType map) {
      helper.addCode(mapBody(map));
    } else if (type instanceof RecordType record) {
      helper.addCode(recordBody(record, names));
    } else if (type instanceof EnumType enumeration) {
      helper.addCode(enumBody(enumeration));
    } else if (type instanceof UnionType union) {
      helper.addCode(unionBody(union));
    }
    helpers.add(place, MemberJavadoc.on(helper.build(), "Writes a value.", ""));
    return name;
  }

  private static String parameterName(WireType type) {
    if (type instanceof SequenceType sequence) {
      return sequence.form().word().toLowerCase(Locale.ROOT);
    }
    return type instanceof MapType ? "map" : "value";
  }

  private CodeBlock sequenceBody(SequenceType type) {
    String sequence = parameterName(type);
    String size = type.form() == SequenceForm.ARRAY ? "length" : "size()";
    return CodeBlock.builder()
        .addStatement("out.writeArrayHeader($L.$L)", sequence, size)
        .beginControlFlow("for ($T element : $L)", type.element().localType(), sequence)
        .add(write(type.element(), CodeBlock.of("out"), CodeBlock.of("element")))
        .endControlFlow()
        .build();
  }

  private CodeBlock mapBody(MapType type) {
    CodeBlock.Builder body =
        CodeBlock.builder()
            .addStatement("int mark = out.beginMap(map.size())")
            .beginControlFlow(
                "for ($T.Entry<$T, $T> entry : map.entrySet())",
                Map.class,
                type.key().javaType(),
                type.value().javaType())
            .add(write(type.key(), CodeBlock.of("out"), CodeBlock.of("entry.getKey()")));
    CodeBlock value = CodeBlock.of("entry.getValue()");
    if (type.value().isOptional()) {
      body.addStatement("$T value = $L", type.value().localType(), value);
      value = CodeBlock.of("value");
    }
    return body.add(write(type.value(), CodeBlock.of("out"), value))
        .endControlFlow()
        .addStatement("out.endMap(mark)")
        .build();
  }

  private CodeBlock recordBody(RecordType type, NameScope names) {
    List<Field> fields = new ArrayList<>(commands.shape(type).fields());
    List<MapCode.Entry> entries = new ArrayList<>();
    CodeBlock.Builder body = CodeBlock.builder();
    if (fields.stream().noneMatch(field -> field.type().isOptional())) {
      // Before anything of the record is written, so that the writer's place is that of the null.
      body.addStatement("$T.requireNonNull(value)", Objects.class);
    }
    for (Field field : fields) {
      CodeBlock value = CodeBlock.of("value.$L()", field.name());
      if (field.type().isOptional()) {
        String local = names.unique(field.name());
        body.addStatement("$T $L = $L", field.type().localType(), local, value);
        value = CodeBlock.of("$L", local);
      }
      entries.add(new MapCode.Entry(field.name(), field.type(), value));
    }
    type.tag()
        .ifPresent(
            tag ->
                entries.add(
                    new MapCode.Entry(
                        UnionShape.TAG,
                        new ScalarType(Scalar.TEXT, true),
                        StringLiterals.of(tag))));
    entries.sort(Comparator.comparing(MapCode.Entry::key, CanonicalOrder.OF_KEYS));
    return body.add(MapCode.write(entries, "writeText", "out", names, this)).build();
  }

  private CodeBlock enumBody(EnumType type) {
    CodeBlock.Builder body = CodeBlock.builder().add("out.writeText($>$>\nswitch (value) {$>\n");
    for (EnumShape.Constant constant : commands.shape(type).constants()) {
      body.add("case $L -> $L;\n", constant.name(), StringLiterals.of(constant.wireName()));
    }
    return body.add("$<});$<$<\n").build();
  }

  private CodeBlock unionBody(UnionType type) {
    CodeBlock.Builder body = CodeBlock.builder();
    List<RecordType> alternatives = commands.shape(type).alternatives();
    for (int i = 0; i < alternatives.size(); i++) {
      RecordType record = alternatives.get(i);
      CodeBlock test = CodeBlock.of("if (value instanceof $T record)", record.javaType());
      if (i == 0) {
        body.beginControlFlow("$L", test);
      } else {
        body.nextControlFlow("else $L", test);
      }
      body.add(write(record, CodeBlock.of("out"), CodeBlock.of("record")));
    }
    return body.nextControlFlow("else")
        .addStatement(
            "throw new $T(value.getClass().getName())", IncompatibleClassChangeError.class)
        .endControlFlow()
        .build();
  }
}
