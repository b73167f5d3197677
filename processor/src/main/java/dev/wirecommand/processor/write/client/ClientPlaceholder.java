package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.ClassDeclaration;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.Command.Context;
import dev.wirecommand.processor.model.Command.Data;
import dev.wirecommand.processor.model.Command.Parameter;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.Documentation;
import dev.wirecommand.processor.model.MethodDeclaration;
import dev.wirecommand.processor.model.ParameterDeclaration;
import dev.wirecommand.processor.model.ParameterDeclaration.Role;
import dev.wirecommand.processor.model.ResultKind;
import dev.wirecommand.processor.model.TypeDeclaration.FutureUse;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.write.CommandParameters;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.PlaceholderCode;
import dev.wirecommand.processor.write.SourceFile;
import dev.wirecommand.processor.write.SuppressedWarnings;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes a placeholder instead of a client while the user's class has problems. The placeholder has
 * the name and the methods of the client, and all its methods throw.
 */
public final class ClientPlaceholder {
  private ClientPlaceholder() {}

  /**
   * Writes the placeholder for a client.
   *
   * @param declared the class that has problems
   * @return the source
   */
  public static JavaFile write(ClassDeclaration declared) {
    CommandOwner owner = declared.owner();
    List<Command> commands =
        declared.methods().stream()
            .filter(method -> isNameable(method) && isInstance(method))
            .map(ClientPlaceholder::command)
            .toList();
    boolean implementing =
        owner.accessible()
            && declared.methods().stream().allMatch(ClientPlaceholder::hasSameMethodInClient)
            && ClientMethodNames.canImplement(owner, commands);
    ClientMethodNames names = new ClientMethodNames(commands);
    ClientSkeleton skeleton = new ClientSkeleton(owner, implementing, names);
    TypeSpec.Builder type = skeleton.client(SuppressedWarnings.ALL);
    TypeSpec.Builder async = skeleton.async();
    ClientMethods methods = new ClientMethods(owner, implementing, names);
    CodeBlock body = PlaceholderCode.body(owner);
    for (Command command : commands) {
      List<ParameterSpec> parameters = new CommandParameters(command, new NameScope()).ofClient();
      type.addMethod(methods.waiting(command, parameters).addCode(body).build());
      async.addMethod(methods.async(command, parameters).addCode(body).build());
    }
    type.addType(async.build());
    return SourceFile.of(owner, type.build(), ClientSkeleton.hiddenNames(owner, implementing));
  }

  private static boolean hasSameMethodInClient(MethodDeclaration method) {
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

  /**
   * Creates a command from a method as if the method were valid. The header of the client method is
   * written from this command.
   */
  private static Command command(MethodDeclaration method) {
    return new Command(
        method.place(),
        method.name().map(ParameterDeclaration.Text::value).orElse(""),
        method.write(),
        ResultKind.of(method.result(), method.raw().isPresent()),
        method.result() instanceof FutureUse,
        method.nonBlocking(),
        0,
        Documentation.NONE,
        method.method(),
        method.signature().orElseThrow(),
        method.parameters().stream().map(ClientPlaceholder::parameter).toList(),
        method.varargs(),
        new NothingType(),
        method.deprecation());
  }

  private static Parameter parameter(ParameterDeclaration parameter) {
    String name = parameter.name();
    return switch (parameter.role()) {
      case ARGUMENT ->
          new Argument(parameter.place(), name, name, new NothingType(), Optional.empty(), "");
      case CONTEXT -> new Context(name);
      case DATA, DATA_STREAM, DATA_PUBLISHER ->
          new Data(name, parameter.role().data().orElseThrow(), "");
    };
  }
}
