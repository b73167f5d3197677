package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.RecordShape.Field;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.ListType;
import dev.wirecommand.processor.model.WireType.MapType;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.model.WireType.OptionalType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.ScalarType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Code that writes values. Scalars are written where they stand; lists, maps and records have a
 * helper each, which is added to the generated class when first used.
 */
final class Encoding {
  private final Names methodNames;
  private final CommandClass commands;
  private final TypeWords words;

  private final Map<WireType, String> helperNames = new HashMap<>();
  private final List<MethodSpec> helpers = new ArrayList<>();

  /**
   * Encoding for one generated class.
   *
   * @param methodNames the names of its methods
   * @param commands the model
   */
  Encoding(Names methodNames, CommandClass commands) {
    this.methodNames = methodNames;
    this.commands = commands;
    this.words = new TypeWords(commands);
  }

  /**
   * Statements that write a value.
   *
   * @param type its type
   * @param out the writer
   * @param value an expression for the value: cheap and without effect where the type is optional
   */
  CodeBlock write(WireType type, CodeBlock out, CodeBlock value) {
    return type.accept(new Statements(out, value));
  }

  void addTo(TypeSpec.Builder type) {
    helpers.forEach(type::addMethod);
  }

  private final class Statements implements WireType.Visitor<CodeBlock> {
    private final CodeBlock out;
    private final CodeBlock value;

    Statements(CodeBlock out, CodeBlock value) {
      this.out = out;
      this.value = value;
    }

    @Override
    public CodeBlock scalar(ScalarType type) {
      return switch (type.scalar()) {
        case BOOLEAN -> call("writeBoolean");
        case INT, LONG -> call("writeLong");
        case TEXT -> call("writeText");
        case BYTES, BUFFER -> call("writeBytes");
      };
    }

    private CodeBlock call(String method) {
      return CodeBlock.builder().addStatement("$L.$L($L)", out, method, value).build();
    }

    private CodeBlock callHelper(WireType type) {
      return CodeBlock.builder().addStatement("$L($L, $L)", helper(type), out, value).build();
    }

    @Override
    public CodeBlock list(ListType type) {
      return callHelper(type);
    }

    @Override
    public CodeBlock optional(OptionalType type) {
      return CodeBlock.builder()
          .beginControlFlow("if ($L.isPresent())", value)
          .add(write(type.value(), out, CodeBlock.of("$L.get()", value)))
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
    public CodeBlock nothing(NothingType type) {
      return CodeBlock.builder().addStatement("$L.writeNull()", out).build();
    }
  }

  private String helper(WireType type) {
    String known = helperNames.get(type);
    if (known != null) {
      return known;
    }
    String name = methodNames.unique("write" + words.of(type));
    helperNames.put(type, name);
    int place = helpers.size();
    Names names = new Names(Locals.RESERVED);
    String out = names.unique("out");
    String value = names.unique(parameterName(type));
    MethodSpec.Builder helper =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(RuntimeTypes.CBOR_WRITER, out)
            .addParameter(type.javaType(), value);
    if (type instanceof ListType list) {
      helper.addCode(listBody(list));
    } else if (type instanceof MapType map) {
      helper.addCode(mapBody(map));
    } else if (type instanceof RecordType record) {
      helper.addCode(recordBody(record, names));
    }
    helpers.add(place, helper.build());
    return name;
  }

  private static String parameterName(WireType type) {
    return type instanceof ListType ? "list" : type instanceof MapType ? "map" : "value";
  }

  private CodeBlock listBody(ListType type) {
    return CodeBlock.builder()
        .addStatement("out.writeArrayHeader(list.size())")
        .beginControlFlow("for ($T element : list)", type.element().javaType())
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
            .add(
                write(
                    new ScalarType(type.key(), true),
                    CodeBlock.of("out"),
                    CodeBlock.of("entry.getKey()")));
    CodeBlock value = CodeBlock.of("entry.getValue()");
    if (type.value() instanceof OptionalType) {
      body.addStatement("$T value = $L", type.value().javaType(), value);
      value = CodeBlock.of("value");
    }
    return body.add(write(type.value(), CodeBlock.of("out"), value))
        .endControlFlow()
        .addStatement("out.endMap(mark)")
        .build();
  }

  private CodeBlock recordBody(RecordType type, Names names) {
    List<Field> fields = new ArrayList<>(commands.shape(type.javaType()).fields());
    List<MapCode.Entry> entries = new ArrayList<>();
    CodeBlock.Builder body = CodeBlock.builder();
    for (Field field : fields) {
      CodeBlock value = CodeBlock.of("value.$L()", field.name());
      if (field.type() instanceof OptionalType) {
        String local = names.unique(field.name());
        body.addStatement("$T $L = $L", field.type().javaType(), local, value);
        value = CodeBlock.of("$L", local);
      }
      entries.add(new MapCode.Entry(field.name(), field.type(), value));
    }
    entries.sort(Comparator.comparing(MapCode.Entry::key, Canonical.ORDER));
    return body.add(MapCode.write(entries, "writeText", "out", names, this)).build();
  }
}
