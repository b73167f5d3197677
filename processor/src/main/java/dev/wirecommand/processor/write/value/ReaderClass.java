package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.EnumShape;
import dev.wirecommand.processor.model.UnionShape;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.UnionType;
import dev.wirecommand.processor.write.MemberJavadoc;
import dev.wirecommand.processor.write.RuntimeTypes;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the nested class that decodes the values of one record, enum or sealed interface. The
 * nested class contains a table of names and a method.
 */
final class ReaderClass {
  private final ClassName name;
  private final CommandClass commands;
  private final Decoding decoding;
  private final boolean strict;

  ReaderClass(ClassName name, CommandClass commands, Decoding decoding, boolean strict) {
    this.name = name;
    this.commands = commands;
    this.decoding = decoding;
    this.strict = strict;
  }

  /**
   * Writes the nested class that reads the values of a type.
   *
   * @param type a record, an enum or a sealed interface
   */
  TypeSpec write(WireType type) {
    if (type instanceof RecordType record) {
      return record(record);
    }
    if (type instanceof EnumType enumeration) {
      return enumeration(enumeration);
    }
    return union((UnionType) type);
  }

  private TypeSpec record(RecordType type) {
    RecordDecoder decoder = new RecordDecoder(commands.shape(type), type, decoding, strict);
    return begin(commands.shape(type).rawType(), RecordDecoder.FIELDS, decoder.names())
        .addMethod(commented(decoder.read()))
        .build();
  }

  private TypeSpec enumeration(EnumType type) {
    EnumShape shape = commands.shape(type);
    CodeBlock.Builder body =
        CodeBlock.builder().add("return switch (in.readName(CONSTANTS)) {$>\n");
    for (int i = 0; i < shape.constants().size(); i++) {
      String name = shape.constants().get(i).name();
      body.addStatement("case $L -> $L", i, EnumConstants.of(shape, name));
    }
    body.addStatement(
        "default -> throw $T.unknownConstant(in, CONSTANTS)", RuntimeTypes.VALUE_ERRORS);
    List<String> names = shape.constants().stream().map(EnumShape.Constant::wireName).toList();
    return begin(shape.rawType(), "CONSTANTS", names)
        .addMethod(commented(read(shape.type()).addCode(body.add("$<};\n").build()).build()))
        .build();
  }

  private TypeSpec union(UnionType type) {
    UnionShape shape = commands.shape(type);
    CodeBlock.Builder body =
        CodeBlock.builder()
            .add("return switch ($T.peek(in, TYPES)) {$>\n", RuntimeTypes.RECORD_TYPES);
    for (int i = 0; i < shape.alternatives().size(); i++) {
      body.addStatement("case $L -> $L", i, decoding.read(shape.alternatives().get(i), "in"));
    }
    // The cases cover all names in the table.
    body.addStatement("default -> throw new $T()", AssertionError.class);
    List<String> tags = shape.alternatives().stream().map(a -> a.tag().orElseThrow()).toList();
    return begin(shape.rawType(), "TYPES", tags)
        .addMethod(commented(read(shape.type()).addCode(body.add("$<};\n").build()).build()))
        .build();
  }

  private TypeSpec.Builder begin(ClassName type, String table, List<String> names) {
    return TypeSpec.classBuilder(name)
        .addJavadoc("Reads a {@link $T}.\n", type)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addField(
            FieldSpec.builder(RuntimeTypes.NAME_TABLE, table)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The names, by ordinal.\n")
                .initializer("$L", NameTableCode.of(names))
                .build())
        .addMethod(MemberJavadoc.noInstances());
  }

  private static MethodSpec commented(MethodSpec read) {
    return MemberJavadoc.on(read, "Reads a value.", "the value");
  }

  private static MethodSpec.Builder read(TypeName type) {
    return MethodSpec.methodBuilder("read")
        .addModifiers(Modifier.STATIC)
        .returns(type)
        .addParameter(RuntimeTypes.CBOR_READER, "in");
  }
}
