package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.RecordShape;
import dev.wirecommand.processor.model.RecordShape.Field;
import dev.wirecommand.processor.model.UnionShape;
import dev.wirecommand.processor.model.WireType.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The method that reads one kind of record. */
final class RecordDecoder {
  /** The table of the record's fields, beside the method. */
  static final String FIELDS = "FIELDS";

  private final RecordShape shape;
  private final RecordType type;
  private final Decoding decoding;
  private final boolean strict;

  RecordDecoder(RecordShape shape, RecordType type, Decoding decoding, boolean strict) {
    this.shape = shape;
    this.type = type;
    this.decoding = decoding;
    this.strict = strict;
  }

  /** The names of the fields; last the one that tells the record from others, if it has it. */
  List<String> names() {
    List<String> names = new ArrayList<>(shape.fields().stream().map(Field::name).toList());
    if (type.tag().isPresent()) {
      names.add(UnionShape.TAG);
    }
    return names;
  }

  MethodSpec read() {
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
      body.addStatement("throw $T.unknown($L, $L)", RuntimeTypes.VALUE_ERRORS, in, FIELDS);
    } else {
      body.addStatement("$L.skip()", in);
    }
    if (type.tag().isPresent()) {
      // It has led here, so it is known.
      body.nextControlFlow("else if ($L == $L)", field, slots.size());
      body.addStatement("$L.skip()", in);
    }
    if (!slots.isEmpty()) {
      body.nextControlFlow("else if ($L)", isGiven(slots, in, field));
      body.add(take(slots, in, field, e));
    }
    body.endControlFlow();
    body.endControlFlow();
    for (Slot slot : slots) {
      body.add(
          slot.missing(
              CodeBlock.of("$T.missing($L, $S)", RuntimeTypes.VALUE_ERRORS, in, slot.name())));
    }
    body.add(construct(slots, in, e));
    return MethodSpec.methodBuilder("read")
        .addModifiers(Modifier.STATIC)
        .returns(shape.type())
        .addParameter(RuntimeTypes.CBOR_READER, in)
        .addCode(body.build())
        .build();
  }

  /** Null is as good as absent, but for fields of which it is a value. */
  private static CodeBlock isGiven(List<Slot> slots, String in, String field) {
    CodeBlock.Builder condition = CodeBlock.builder();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).type().hasNull()) {
        condition.add("$L == $L || ", field, i);
      }
    }
    return condition.add("!$L.tryReadNull()", in).build();
  }

  private CodeBlock take(List<Slot> slots, String in, String field, String e) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("try");
    body.beginControlFlow("switch ($L)", field);
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      CodeBlock value = OptionalCode.of(slot.type(), decoding.read(slot.type().present(), in));
      body.add(slot.switchCase(CodeBlock.of("$L", i), value));
    }
    body.add("default -> throw new $T($L);\n", AssertionError.class, field);
    body.endControlFlow();
    body.nextControlFlow("catch ($T $L)", RuntimeTypes.CBOR_EXCEPTION, e);
    body.addStatement("throw $L.within($L.name($L))", e, FIELDS, field);
    return body.endControlFlow().build();
  }

  private CodeBlock construct(List<Slot> slots, String in, String e) {
    CodeBlock arguments =
        slots.stream()
            .map(slot -> CodeBlock.of("$L", slot.local()))
            .collect(CodeBlock.joining(",$W"));
    TypeName record = shape.type();
    CodeBlock make =
        record instanceof ClassName
            ? CodeBlock.of("return new $T($L)", record, arguments)
            : CodeBlock.of("return new $T<>($L)", Javadoc.erased(record), arguments);
    // A constructor may refuse values; whether it has a body, no class file tells.
    return CodeBlock.builder()
        .beginControlFlow("try")
        .addStatement(make)
        .nextControlFlow("catch ($T $L)", IllegalArgumentException.class, e)
        .addStatement("throw $T.refused($L, $L)", RuntimeTypes.VALUE_ERRORS, in, e)
        .endControlFlow()
        .build();
  }
}
