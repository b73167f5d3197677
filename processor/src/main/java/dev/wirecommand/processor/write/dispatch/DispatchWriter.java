package dev.wirecommand.processor.write.dispatch;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.write.GeneratedNames;
import dev.wirecommand.processor.write.GeneratedType;
import dev.wirecommand.processor.write.MemberJavadoc;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.SourceFile;
import dev.wirecommand.processor.write.SuppressedWarnings;
import dev.wirecommand.processor.write.TypeScope;
import dev.wirecommand.processor.write.value.CodecFields;
import dev.wirecommand.processor.write.value.Decoding;
import dev.wirecommand.processor.write.value.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes a class's dispatch, the generated code that runs its commands. It has a method for each
 * command and a switch over their ordinals. A very large one has nested classes, so that no method
 * grows too large for the JIT compiler (8,000 bytes in HotSpot) and no constant pool overflows.
 */
public final class DispatchWriter {
  private static final String CONSTRUCTOR =
      "A dispatch to one instance.\n\n@param commands the instance\n";

  private final CommandClass commands;
  private final CommandOwner owner;
  private final ClassName name;
  private final TypeScope scope;
  private final CodecFields codecs;
  private final Decoding decoding;
  private final Encoding encoding;

  private DispatchWriter(CommandClass commands) {
    this.commands = commands;
    this.owner = commands.owner();
    this.name = GeneratedNames.dispatch(owner);
    this.scope = new TypeScope(name);
    scope.take(
        List.of("COMMANDS", DescriptorCode.TYPES, "commands"),
        List.of("prepare", "commands", "describe"),
        List.of());
    this.codecs = new CodecFields(scope, true);
    this.encoding = new Encoding(scope, commands, codecs);
    this.decoding = new Decoding(scope, commands, codecs, encoding, true);
  }

  /**
   * Writes the class that implements {@code CommandDispatch} for a command class.
   *
   * @param commands the commands
   * @return the source
   */
  public static JavaFile write(CommandClass commands) {
    return new DispatchWriter(commands).write();
  }

  private JavaFile write() {
    TypeSpec.Builder type =
        GeneratedType.builder(
                name,
                owner,
                SuppressedWarnings.of(commands),
                CodeBlock.of(
                    """
                    Runs the commands of {@link $T}: decodes arguments, calls the method, and
                    encodes what it returns.
                    """,
                    owner.name()))
            .addSuperinterface(RuntimeTypes.COMMAND_DISPATCH);
    DescriptorCode descriptors = new DescriptorCode(commands);
    // The descriptors, in the next field, refer to it.
    descriptors.table().ifPresent(type::addField);
    CommandCode code = new CommandCode(commands, decoding, encoding, scope, descriptors);
    List<List<Command>> blocks = CommandBlocks.of(commands.commands());
    if (blocks.size() == 1) {
      writeWhole(type, code);
    } else {
      writeBlocks(type, code, blocks);
    }
    codecs.addTo(type);
    encoding.addTo(type);
    decoding.addTo(type);
    return SourceFile.of(owner, type.build(), scope.variables());
  }

  private void writeWhole(TypeSpec.Builder type, CommandCode code) {
    CommandCode.Members members = code.write(commands.commands());
    type.addField(descriptors(members.descriptors()));
    members.fields().forEach(type::addField);
    type.addField(commandsField());
    type.addMethod(constructor().addStatement("this.commands = commands").build());
    type.addMethod(commandsMethod());
    type.addMethod(prepare(members.prepare()));
    members.methods().forEach(type::addMethod);
  }

  private void writeBlocks(TypeSpec.Builder type, CommandCode code, List<List<Command>> blocks) {
    List<CodeBlock> descriptors = new ArrayList<>();
    List<TypeSpec> nested = new ArrayList<>();
    MethodSpec.Builder constructor = constructor();
    CodeBlock.Builder prepare = CodeBlock.builder();
    int size = blocks.get(0).size();
    prepare.add("return switch (ordinal / $L) {$>\n", size);
    List<FieldSpec> fields = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      int first = i * size;
      ClassName block = name.nestedClass("From" + first);
      String field = "from" + first;
      fields.add(
          FieldSpec.builder(block, field, Modifier.PRIVATE, Modifier.FINAL)
              .addJavadoc("Runs the commands numbered from $L.\n", first)
              .build());
      constructor.addStatement("this.$L = new $T(commands)", field, block);
      prepare.add("case $L -> $[", i);
      prepare.add("$L.prepare(ordinal - $L, arguments, context, data);\n$]", field, first);
      descriptors.add(CodeBlock.of("$T.describe()", block));
      nested.add(block(block, first, code.write(blocks.get(i))));
    }
    prepare.add("default -> throw $L;\n$<};\n", CommandCode.NO_SUCH_COMMAND);
    type.addField(
        descriptorsField()
            .initializer(
                "$T.of($>$>\n$L)\n.flatMap($T::stream)\n.toList()$<$<",
                Stream.class,
                descriptors.stream().collect(CodeBlock.joining(",\n")),
                List.class)
            .build());
    fields.forEach(type::addField);
    type.addMethod(constructor.build());
    type.addMethod(commandsMethod());
    type.addMethod(prepare(prepare.build()));
    nested.forEach(type::addType);
  }

  private TypeSpec block(ClassName block, int first, CommandCode.Members members) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(block)
            .addJavadoc("The commands numbered from $L.\n", first)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    members.fields().forEach(type::addField);
    type.addField(commandsField());
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addJavadoc(CONSTRUCTOR)
            .addParameter(owner.type(), "commands")
            .addStatement("this.commands = commands")
            .build());
    MethodSpec describe =
        MethodSpec.methodBuilder("describe")
            .addModifiers(Modifier.STATIC)
            .returns(descriptorList())
            .addStatement("return $L", listOf(members.descriptors()))
            .build();
    type.addMethod(MemberJavadoc.on(describe, "Describes the commands.", "their descriptors"));
    type.addMethod(
        prepareSignature()
            .addJavadoc(
                """
                Prepares a call.

                @param ordinal the number of the command among these
                @param arguments a reader at the start of the arguments
                @param context the context of the call
                @param data the data of the request
                @return the call
                """)
            .addCode(members.prepare())
            .build());
    members.methods().forEach(type::addMethod);
    return type.build();
  }

  private MethodSpec.Builder constructor() {
    return MethodSpec.constructorBuilder()
        .addJavadoc(CONSTRUCTOR)
        .addModifiers(GeneratedType.access(owner))
        .addParameter(owner.type(), "commands");
  }

  private FieldSpec commandsField() {
    return FieldSpec.builder(owner.type(), "commands", Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc("The instance whose methods are called.\n")
        .build();
  }

  private MethodSpec commandsMethod() {
    return MethodSpec.methodBuilder("commands")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(descriptorList())
        .addStatement("return COMMANDS")
        .build();
  }

  private static MethodSpec prepare(CodeBlock body) {
    return prepareSignature()
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addCode(body)
        .build();
  }

  private static MethodSpec.Builder prepareSignature() {
    return MethodSpec.methodBuilder("prepare")
        .returns(RuntimeTypes.PREPARED_CALL)
        .addParameter(int.class, "ordinal")
        .addParameter(RuntimeTypes.CBOR_READER, "arguments")
        .addParameter(RuntimeTypes.COMMAND_CONTEXT, "context")
        .addParameter(RuntimeTypes.COMMAND_DATA, "data");
  }

  private static FieldSpec descriptors(List<CodeBlock> descriptors) {
    return descriptorsField().initializer("$L", listOf(descriptors)).build();
  }

  private static FieldSpec.Builder descriptorsField() {
    return FieldSpec.builder(
            descriptorList(), "COMMANDS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The descriptors of the commands, by ordinal.\n");
  }

  private static CodeBlock listOf(List<CodeBlock> descriptors) {
    return descriptors.size() == 1
        ? CodeBlock.of("$T.of($L)", List.class, descriptors.get(0))
        : CodeBlock.of(
            "$T.of($>$>\n$L)$<$<",
            List.class,
            descriptors.stream().collect(CodeBlock.joining(",\n")));
  }

  private static ParameterizedTypeName descriptorList() {
    return ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.COMMAND_DESCRIPTOR);
  }
}
