package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.RecordShape;
import dev.wirecommand.processor.model.RecordShape.Field;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.OptionalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The class that reads one kind of record. */
final class RecordDecoder {
  private static final String FIELDS = "FIELDS";

  private final CommandClass commands;
  private final Decoding decoding;
  private final boolean strict;

  RecordDecoder(CommandClass commands, Decoding decoding, boolean strict) {
    this.commands = commands;
    this.decoding = decoding;
    this.strict = strict;
  }

  TypeSpec write(WireType type, ClassName name) {
    RecordShape shape = commands.shape(type.javaType());
    return TypeSpec.classBuilder(name)
        .addJavadoc("Reads a {@link $T}.\n", Javadoc.erased(shape.type()))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addField(
            FieldSpec.builder(RuntimeTypes.NAME_TABLE, FIELDS)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", NameTables.of(shape.fields().stream().map(Field::name).toList()))
                .build())
        .addMethod(read(shape))
        .build();
  }

  private MethodSpec read(RecordShape shape) {
    Names names = new Names(Locals.RESERVED);
    names.unique(FIELDS);
    List<Slot> slots = new ArrayList<>();
    for (Field field : shape.fields()) {
      slots.add(new Slot(names.unique(field.name()), field.name(), field.type(), names));
    }
    String in = names.unique("in");
    String left = names.unique("left");
    String field = names.unique("field");
    String e = names.unique("e");

    CodeBlock.Builder body = CodeBlock.builder();
    slots.forEach(slot -> body.add(slot.declaration(Optional.empty())));
    body.beginControlFlow("for (int $1L = $2L.readMapHeader(); $1L > 0; $1L--)", left, in);
    body.addStatement("int $L = $L.readName($L)", field, in, FIELDS);
    body.beginControlFlow("if ($L < 0)", field);
    if (strict) {
      body.addStatement("throw $T.unknown($L, $L)", RuntimeTypes.RECORD_ERRORS, in, FIELDS);
    } else {
      body.addStatement("$L.skip()", in);
    }
    if (!slots.isEmpty()) {
      body.nextControlFlow("else if (!$L.tryReadNull())", in);
      body.add(take(slots, in, field, e));
    }
    body.endControlFlow();
    body.endControlFlow();
    for (Slot slot : slots) {
      body.add(
          slot.missing(
              CodeBlock.of("$T.missing($L, $S)", RuntimeTypes.RECORD_ERRORS, in, slot.name())));
    }
    body.add(construct(shape, slots, in, e));
    return MethodSpec.methodBuilder("read")
        .addModifiers(Modifier.STATIC)
        .returns(shape.type())
        .addParameter(RuntimeTypes.CBOR_READER, in)
        .addCode(body.build())
        .build();
  }

  private CodeBlock take(List<Slot> slots, String in, String field, String e) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("try");
    body.beginControlFlow("switch ($L)", field);
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      CodeBlock value =
          slot.type() instanceof OptionalType some
              ? CodeBlock.of("$T.of($L)", Optional.class, decoding.read(some.value(), in))
              : decoding.read(slot.type(), in);
      body.add(slot.switchCase(CodeBlock.of("$L", i), value));
    }
    body.add("default -> throw new $T($L);\n", AssertionError.class, field);
    body.endControlFlow();
    body.nextControlFlow("catch ($T $L)", RuntimeTypes.CBOR_EXCEPTION, e);
    body.addStatement("throw $L.within($L.name($L))", e, FIELDS, field);
    return body.endControlFlow().build();
  }

  private static CodeBlock construct(RecordShape shape, List<Slot> slots, String in, String e) {
    CodeBlock arguments =
        slots.stream()
            .map(slot -> CodeBlock.of("$L", slot.local()))
            .collect(CodeBlock.joining(",$W"));
    TypeName type = shape.type();
    CodeBlock make =
        type instanceof ClassName
            ? CodeBlock.of("return new $T($L)", type, arguments)
            : CodeBlock.of("return new $T<>($L)", Javadoc.erased(type), arguments);
    // A constructor may refuse values; whether it has a body, no class file tells.
    return CodeBlock.builder()
        .beginControlFlow("try")
        .addStatement(make)
        .nextControlFlow("catch ($T $L)", IllegalArgumentException.class, e)
        .addStatement("throw $T.refused($L, $L)", RuntimeTypes.RECORD_ERRORS, in, e)
        .endControlFlow()
        .build();
  }
}
