package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Context;
import dev.wirecommand.processor.model.Command.Parameter;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.write.CommandParameters;
import dev.wirecommand.processor.write.JavadocLink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import javax.lang.model.element.Modifier;

/**
 * Declares the methods of a client. The methods have the parameters of the commands' methods,
 * except the context. Only a server has a context.
 */
final class ClientMethods {
  private static final Set<String> OF_OBJECT = Set.of("finalize", "hashCode", "toString");

  private final CommandOwner owner;
  private final boolean implementing;
  private final Set<List<Object>> headers = new HashSet<>();

  ClientMethods(CommandOwner owner, boolean implementing) {
    this.owner = owner;
    this.implementing = implementing;
  }

  /**
   * The name and the parameters that all client methods for one command share.
   *
   * @param name their name
   * @param types the types of their parameters
   * @param names the names of their parameters
   */
  record MethodHeader(String name, List<TypeName> types, List<String> names) {
    MethodHeader renamed(String other) {
      return new MethodHeader(other, types, names);
    }
  }

  MethodHeader header(Command command, CommandParameters parameters) {
    List<TypeName> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Object> erased = new ArrayList<>();
    for (int i = 0; i < command.parameters().size(); i++) {
      Parameter parameter = command.parameters().get(i);
      if (!(parameter instanceof Context)) {
        types.add(command.signature().parameters().get(i));
        erased.add(command.signature().erased().get(i));
        names.add(parameters.local(parameter));
      }
    }
    return new MethodHeader(name(command.method(), erased), types, names);
  }

  /**
   * Declares the client's method for a command. The method has the return type of the command's
   * method.
   */
  MethodSpec.Builder waiting(Command command, MethodHeader header) {
    MethodSpec.Builder method = begin(command, header, " ").returns(command.signature().result());
    if (implementing) {
      method.addAnnotation(Override.class);
    }
    return method;
  }

  /**
   * Declares the async client's method for a command. The method returns a stage, or a publisher if
   * the result is streamed.
   */
  MethodSpec.Builder async(Command command, MethodHeader header) {
    // A method that overrides one of these can't return a stage.
    boolean isOfObject = header.types().isEmpty() && OF_OBJECT.contains(header.name());
    MethodHeader declared = isOfObject ? header.renamed(name(header.name(), List.of())) : header;
    return begin(command, declared, "\n").returns(asyncResult(command));
  }

  private static TypeName asyncResult(Command command) {
    TypeName result = command.signature().result();
    if (command.async()) {
      return result;
    }
    return switch (command.kind().form()) {
      case VALUE, BYTES ->
          ParameterizedTypeName.get(ClassName.get(CompletionStage.class), result.box());
      case BYTE_STREAM -> publisher(ClassName.get(ByteBuffer.class));
      // Only a placeholder has items whose type is not declared.
      case ITEMS ->
          result instanceof ParameterizedTypeName generic
              ? publisher(generic.typeArguments().get(0))
              : ClassName.get(Flow.Publisher.class);
    };
  }

  private static TypeName publisher(TypeName item) {
    return ParameterizedTypeName.get(ClassName.get(Flow.Publisher.class), item);
  }

  /** Returns code that converts a call's {@code CompletionStage} to the method's return type. */
  CodeBlock conversion(Command command) {
    boolean isFuture =
        command.async()
            && command.signature().result() instanceof ParameterizedTypeName generic
            && generic.rawType().equals(ClassName.get(CompletableFuture.class));
    return CodeBlock.of(isFuture ? ".toCompletableFuture()" : "");
  }

  private MethodSpec.Builder begin(Command command, MethodHeader header, String gap) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(header.name())
            .addJavadoc(
                "Calls {@code $L}:$L$L.\n", command.name(), gap, JavadocLink.to(owner, command))
            .addModifiers(Modifier.PUBLIC);
    if (command.deprecated()) {
      method.addAnnotation(Deprecated.class);
    }
    for (int i = 0; i < header.types().size(); i++) {
      method.addParameter(header.types().get(i), header.names().get(i));
    }
    return method.varargs(command.varargs());
  }

  /**
   * Returns a unique name for a client method. It is the name of the command's method, with a
   * number if another client method has the same name and parameters.
   */
  private String name(String method, List<Object> parameters) {
    String name = method;
    for (int i = 2; !headers.add(List.of(name, parameters)); i++) {
      name = method + i;
    }
    return name;
  }
}
