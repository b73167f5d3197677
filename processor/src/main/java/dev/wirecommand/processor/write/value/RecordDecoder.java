package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.RecordShape;
import dev.wirecommand.processor.model.RecordShape.Field;
import dev.wirecommand.processor.model.UnionShape;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.StringLiterals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the method that decodes the values of one record type. */
final class RecordDecoder {
  /** The name of the constant that contains the record's field names. */
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

  /**
   * Returns the names of the record's fields. If the record has a tag, the key of the tag is last.
   */
  List<String> names() {
    List<String> names = new ArrayList<>(shape.fields().stream().map(Field::name).toList());
    if (type.tag().isPresent()) {
      names.add(UnionShape.TAG);
    }
    return names;
  }

  MethodSpec read() {
    NameScope names = decoding.locals();
    names.unique(FIELDS);
    List<DecodedVariable> variables = new ArrayList<>();
    for (Field field : shape.fields()) {
      variables.add(
          new DecodedVariable(names.unique(field.name()), field.name(), field.type(), names));
    }
    String in = names.unique("in");
    String left = names.unique("left");
    String field = names.unique("field");
    String e = names.unique("e");

    CodeBlock.Builder body = CodeBlock.builder();
    variables.forEach(variable -> body.add(variable.declaration(Optional.empty())));
    body.beginControlFlow("for (int $1L = $2L.readMapHeader(); $1L > 0; $1L--)", left, in);
    body.addStatement("int $L = $L.readName($L)", field, in, FIELDS);
    body.beginControlFlow("if ($L < 0)", field);
    if (strict) {
      body.addStatement("throw $T.unknown($L, $L)", RuntimeTypes.VALUE_ERRORS, in, FIELDS);
    } else {
      body.addStatement("$L.skip()", in);
    }
    if (type.tag().isPresent()) {
      // The tag was read before, to select this record.
      body.nextControlFlow("else if ($L == $L)", field, variables.size());
      body.addStatement("$L.skip()", in);
    }
    if (!variables.isEmpty()) {
      body.nextControlFlow("else if ($L)", isGiven(variables, in, field));
      body.add(take(variables, in, field, e));
    }
    body.endControlFlow();
    body.endControlFlow();
    for (DecodedVariable variable : variables) {
      body.add(
          variable.missing(
              CodeBlock.of(
                  "$T.missing($L, $L)",
                  RuntimeTypes.VALUE_ERRORS,
                  in,
                  StringLiterals.of(variable.name()))));
    }
    body.add(construct(variables, in, e));
    return MethodSpec.methodBuilder("read")
        .addModifiers(Modifier.STATIC)
        .returns(shape.type())
        .addParameter(RuntimeTypes.CBOR_READER, in)
        .addCode(body.build())
        .build();
  }

  /**
   * Returns a condition that tells whether the input has a value for a field. It skips null, unless
   * null is a value of the field's type. A skipped null means that the field is absent.
   */
  private static CodeBlock isGiven(List<DecodedVariable> variables, String in, String field) {
    CodeBlock.Builder condition = CodeBlock.builder();
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i).type().hasNull()) {
        condition.add("$L == $L || ", field, i);
      }
    }
    return condition.add("!$L.tryReadNull()", in).build();
  }

  private CodeBlock take(List<DecodedVariable> variables, String in, String field, String e) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("try");
    body.beginControlFlow("switch ($L)", field);
    for (int i = 0; i < variables.size(); i++) {
      DecodedVariable variable = variables.get(i);
      CodeBlock value =
          OptionalCode.of(variable.type(), decoding.read(variable.type().present(), in));
      body.add(variable.switchCase(CodeBlock.of("$L", i), value));
    }
    body.add("default -> throw new $T($L);\n", AssertionError.class, field);
    body.endControlFlow();
    body.nextControlFlow("catch ($T $L)", RuntimeTypes.CBOR_EXCEPTION, e);
    body.addStatement("throw $L.within($L.name($L))", e, FIELDS, field);
    return body.endControlFlow().build();
  }

  private CodeBlock construct(List<DecodedVariable> variables, String in, String e) {
    CodeBlock arguments =
        variables.stream()
            .map(variable -> CodeBlock.of("$L", variable.local()))
            .collect(CodeBlock.joining(",$W"));
    TypeName record = shape.type();
    CodeBlock make =
        record instanceof ClassName
            ? CodeBlock.of("return new $T($L)", record, arguments)
            : CodeBlock.of("return new $T<>($L)", shape.rawType(), arguments);
    // The constructor may refuse values; a class file does not tell whether it has a body.
    return CodeBlock.builder()
        .beginControlFlow("try")
        .addStatement(make)
        .nextControlFlow("catch ($T $L)", IllegalArgumentException.class, e)
        .addStatement("throw $T.refused($L, $L)", RuntimeTypes.VALUE_ERRORS, in, e)
        .endControlFlow()
        .build();
  }
}
