package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.Command.Data;
import dev.wirecommand.processor.model.Command.Parameter;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.write.JavadocLink;
import dev.wirecommand.processor.write.JavadocText;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import javax.lang.model.element.Modifier;

/**
 * Declares the methods of a client. The methods have the parameters of the commands' methods,
 * except the context. Only a server has a context.
 */
final class ClientMethods {
  private final CommandOwner owner;
  private final boolean implementing;
  private final ClientMethodNames names;

  ClientMethods(CommandOwner owner, boolean implementing, ClientMethodNames names) {
    this.owner = owner;
    this.implementing = implementing;
    this.names = names;
  }

  /**
   * Declares the client's method for a command. The method has the return type of the command's
   * method.
   */
  MethodSpec.Builder waiting(Command command, List<ParameterSpec> parameters) {
    TypeName declared = command.signature().result();
    // A type that does not exist overrides any other.
    boolean isMissing = implementing && declared instanceof TypeVariableName;
    TypeName result = isMissing ? ClassName.OBJECT : declared;
    MethodSpec.Builder method = begin(command, names.of(command), parameters, " ");
    if (!result.equals(TypeName.VOID)) {
      method.addJavadoc("@return $L\n", returned(command, command.async()));
    }
    returns(method, command, result);
    // Two commands of one method have two methods here, and only one of them has its name.
    if (implementing && names.of(command).equals(command.method())) {
      method.addAnnotation(Override.class);
    }
    command.signature().resultAnnotation().ifPresent(method::addAnnotation);
    return method;
  }

  /**
   * Declares the async client's method for a command. The method returns a stage, or a publisher if
   * the result is streamed.
   */
  MethodSpec.Builder async(Command command, List<ParameterSpec> parameters) {
    TypeName result = asyncResult(command);
    String name = names.withResult(command, result);
    MethodSpec.Builder method =
        begin(command, name, parameters, "\n").addJavadoc("@return $L\n", returned(command, true));
    return returns(method, command, result);
  }

  /** Declares the result, and the type variable that replaces a type that does not exist. */
  private static MethodSpec.Builder returns(
      MethodSpec.Builder method, Command command, TypeName result) {
    if (command.signature().result() instanceof TypeVariableName missing
        && !result.equals(ClassName.OBJECT)) {
      method.addTypeVariable(missing);
    }
    return method.returns(result);
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

  private MethodSpec.Builder begin(
      Command command, String name, List<ParameterSpec> parameters, String gap) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc(javadoc(command, parameters, gap))
            .addModifiers(Modifier.PUBLIC);
    if (command.deprecated()) {
      method.addAnnotation(Deprecated.class);
    }
    parameters.forEach(method::addParameter);
    if (command.varargs() && isGenericArray(parameters)) {
      // The array is only encoded. A method with the annotation must not be overridden.
      method
          .addAnnotation(SafeVarargs.class)
          .addAnnotation(
              AnnotationSpec.builder(SuppressWarnings.class)
                  .addMember("value", "$S", "varargs")
                  .build())
          .addModifiers(Modifier.FINAL);
    }
    return method.varargs(command.varargs());
  }

  /** Returns what the client's methods say like the command's method, but the result. */
  private CodeBlock javadoc(Command command, List<ParameterSpec> parameters, String gap) {
    CodeBlock.Builder javadoc = CodeBlock.builder();
    if (!command.documentation().isEmpty()) {
      javadoc.add("$L\n\n<p>", JavadocText.paragraphs(command.documentation()));
    }
    javadoc.add("Calls {@code $L}:$L$L.\n\n", command.name(), gap, JavadocLink.to(owner, command));
    List<String> texts = new ArrayList<>();
    for (Parameter parameter : command.parameters()) {
      if (parameter instanceof Argument argument) {
        texts.add(orElse(argument.documentation(), "the argument '" + argument.name() + "'"));
      } else if (parameter instanceof Data data) {
        texts.add(orElse(data.documentation(), "the data of the request"));
      }
    }
    for (int i = 0; i < texts.size(); i++) {
      javadoc.add("$L", JavadocText.parameter(parameters.get(i).name(), texts.get(i)));
    }
    return javadoc.build();
  }

  private static String orElse(String documentation, String otherwise) {
    return documentation.isEmpty() ? otherwise : documentation;
  }

  private static String returned(Command command, boolean later) {
    return switch (command.kind().form()) {
      case VALUE, BYTES -> later ? "completes with the result" : "the result";
      case BYTE_STREAM, ITEMS -> "the result, as it arrives";
    };
  }

  private static boolean isGenericArray(List<ParameterSpec> parameters) {
    TypeName type = parameters.get(parameters.size() - 1).type();
    while (type instanceof ArrayTypeName array) {
      type = array.componentType();
    }
    return type instanceof ParameterizedTypeName;
  }
}
