package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.Command.Context;
import dev.wirecommand.processor.model.Command.Data;
import dev.wirecommand.processor.model.Command.Parameter;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.ParameterDeclaration;
import dev.wirecommand.processor.model.ParameterDeclaration.Role;
import dev.wirecommand.processor.model.ResultKind;
import dev.wirecommand.processor.model.TypeDeclaration.FutureUse;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.write.ClientMethods.Head;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes what stands in for the generated types of a class that has problems: the same names with
 * the same heads, and nothing behind them. So the compiler, which stops at the problems anyway,
 * does not also miss every generated type that the user's sources name.
 */
public final class ShellWriter {
  private final ClassDeclaration declared;
  private final CommandOwner owner;

  private ShellWriter(ClassDeclaration declared) {
    this.declared = declared;
    this.owner = declared.owner();
  }

  /**
   * Writes shells.
   *
   * @param declared the class that has problems
   * @return the sources
   */
  public static List<JavaFile> write(ClassDeclaration declared) {
    ShellWriter shells = new ShellWriter(declared);
    return List.of(shells.dispatch(), shells.client());
  }

  /**
   * Writes shells that do without the runtime.
   *
   * @param owner the class whose types can't be generated
   * @return the sources
   */
  public static List<JavaFile> writeBare(CommandOwner owner) {
    return List.of(
        bare(owner, GeneratedNames.dispatch(owner)), bare(owner, GeneratedNames.client(owner)));
  }

  private static JavaFile bare(CommandOwner owner, ClassName name) {
    TypeSpec type =
        TypeSpec.classBuilder(name)
            .addJavadoc("Stands in for what needs the runtime.\n")
            .addModifiers(TypeHead.access(owner))
            .addModifiers(Modifier.FINAL)
            .build();
    return SourceFile.of(owner, type, List.of());
  }

  private JavaFile dispatch() {
    TypeName instance = owner.reachable() ? owner.type() : ClassName.OBJECT;
    TypeName descriptors =
        ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.COMMAND_DESCRIPTOR);
    TypeSpec type =
        TypeHead.of(GeneratedNames.dispatch(owner), owner, Lints.ALL, javadoc())
            .addSuperinterface(RuntimeTypes.COMMAND_DISPATCH)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(TypeHead.access(owner))
                    .addParameter(instance, "commands")
                    .build())
            .addMethod(override("commands").returns(descriptors).addCode(body()).build())
            .addMethod(
                override("prepare")
                    .returns(RuntimeTypes.PREPARED_CALL)
                    .addParameter(int.class, "ordinal")
                    .addParameter(RuntimeTypes.CBOR_READER, "arguments")
                    .addParameter(RuntimeTypes.COMMAND_CONTEXT, "context")
                    .addParameter(RuntimeTypes.COMMAND_DATA, "data")
                    .addCode(body())
                    .build())
            .build();
    return SourceFile.of(owner, type, List.of());
  }

  private JavaFile client() {
    boolean implementing =
        owner.implementable()
            && owner.reachable()
            && declared.methods().stream().allMatch(ShellWriter::isAsInInterface);
    List<Command> commands =
        declared.methods().stream()
            .filter(method -> isNameable(method) && isInstance(method))
            .map(ShellWriter::command)
            .toList();
    ClientHead heads = new ClientHead(owner, implementing, commands);
    TypeSpec.Builder type = heads.client(Lints.ALL);
    TypeSpec.Builder async = heads.async();
    ClientMethods methods = new ClientMethods(owner, implementing);
    for (Command command : commands) {
      Head head = methods.head(command, new CommandParameters(command, new Names()));
      type.addMethod(methods.waiting(command, head).addCode(body()).build());
      async.addMethod(methods.async(command, head).addCode(body()).build());
    }
    type.addType(async.build());
    return SourceFile.of(owner, type.build(), ClientHead.hiddenNames(owner, implementing));
  }

  private static boolean isAsInInterface(MethodDeclaration method) {
    return !isInstance(method)
        || (isNameable(method)
            && method.parameters().stream().noneMatch(p -> p.role() == Role.CONTEXT));
  }

  private static boolean isInstance(MethodDeclaration method) {
    return !method.modifiers().contains(Modifier.STATIC)
        && !method.modifiers().contains(Modifier.PRIVATE);
  }

  private static boolean isNameable(MethodDeclaration method) {
    return method.signature().isPresent() && method.typeVariable().isEmpty();
  }

  /** The method as if it were sound, for the sake of its head. */
  private static Command command(MethodDeclaration method) {
    return new Command(
        method.place(),
        method.name().map(ParameterDeclaration.Text::value).orElse(""),
        method.write(),
        ResultKind.of(method.result(), method.raw().isPresent()),
        method.result() instanceof FutureUse,
        method.nonBlocking(),
        0,
        "",
        method.method(),
        method.signature().orElseThrow(),
        method.parameters().stream().map(ShellWriter::parameter).toList(),
        method.varargs(),
        new NothingType(),
        method.deprecated());
  }

  private static Parameter parameter(ParameterDeclaration parameter) {
    String name = parameter.name();
    return switch (parameter.role()) {
      case ARGUMENT ->
          new Argument(parameter.place(), name, name, new NothingType(), Optional.empty(), "");
      case CONTEXT -> new Context(name);
      case DATA, DATA_STREAM, DATA_PUBLISHER ->
          new Data(name, parameter.role().data().orElseThrow());
    };
  }

  private static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private CodeBlock javadoc() {
    return CodeBlock.of("Stands in while {@link $T} has errors.\n", owner.name());
  }

  private CodeBlock body() {
    return CodeBlock.builder()
        .addStatement(
            "throw new $T($S)",
            UnsupportedOperationException.class,
            owner.text() + " does not compile")
        .build();
  }
}
