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
import dev.wirecommand.processor.model.Deprecation;
import dev.wirecommand.processor.write.JavadocLink;
import dev.wirecommand.processor.write.JavadocText;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.StringLiterals;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import javax.lang.model.element.Modifier;

/**
 * Declares the methods of a client. The methods have the parameters of the commands' methods,
 * except the context. Only a server has a context.
 */
final class ClientMethods {
  /** The names that Error Prone warns of. A method of a client has its name from the command's. */
  private static final Map<String, String> NAME_WARNINGS =
      Map.of("equals", "NonOverridingEquals", "yield", "NamedLikeContextualKeyword");

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
    TypeName result = implementing ? withoutVariable(declared) : declared;
    MethodSpec.Builder method = begin(command, names.of(command), parameters, " ");
    if (!result.equals(TypeName.VOID)) {
      method.addJavadoc(returned(command, declared, command.async()));
    }
    if (!command.async() && isWhole(command)) {
      for (String failure : command.documentation().failures()) {
        method.addJavadoc(JavadocText.exception(RuntimeTypes.COMMAND_EXCEPTION, failure));
      }
    }
    method.addJavadoc(deprecated(command));
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
        begin(command, name, parameters, "\n")
            .addJavadoc(returned(command, result, true))
            .addJavadoc(deprecated(command));
    return returns(method, command, result);
  }

  /** Declares the result, and the type variable that replaces a type that does not exist. */
  private static MethodSpec.Builder returns(
      MethodSpec.Builder method, Command command, TypeName result) {
    TypeName declared = command.signature().result();
    if (component(declared) instanceof TypeVariableName missing
        && !result.equals(withoutVariable(declared))) {
      method.addTypeVariable(missing);
    }
    return method.returns(result);
  }

  /** Returns the type without the variable that replaces a type that does not exist. */
  private static TypeName withoutVariable(TypeName type) {
    if (type instanceof ArrayTypeName array) {
      return ArrayTypeName.of(withoutVariable(array.componentType()));
    }
    return type instanceof TypeVariableName ? ClassName.OBJECT : type;
  }

  /** Returns the type of the elements of an array of any dimension, or else the type itself. */
  private static TypeName component(TypeName type) {
    TypeName component = type;
    while (component instanceof ArrayTypeName array) {
      component = array.componentType();
    }
    return component;
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
    return CodeBlock.of(isFuture(command) ? ".toCompletableFuture()" : "");
  }

  /** Returns whether the method for a command returns a {@code CompletableFuture}. */
  static boolean isFuture(Command command) {
    return command.async()
        && command.signature().result() instanceof ParameterizedTypeName generic
        && generic.rawType().withoutAnnotations().equals(ClassName.get(CompletableFuture.class));
  }

  private MethodSpec.Builder begin(
      Command command, String name, List<ParameterSpec> parameters, String gap) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc(javadoc(command, parameters, gap))
            .addModifiers(Modifier.PUBLIC);
    command.deprecation().map(ClientMethods::annotation).ifPresent(method::addAnnotation);
    command.signature().nullScope().ifPresent(method::addAnnotation);
    parameters.forEach(method::addParameter);
    List<String> warnings = new ArrayList<>();
    if (command.varargs() && isGenericArray(parameters)) {
      // The array is only encoded. A method with the annotation must not be overridden.
      method.addAnnotation(SafeVarargs.class).addModifiers(Modifier.FINAL);
      warnings.add("varargs");
    }
    Optional.ofNullable(NAME_WARNINGS.get(name)).ifPresent(warnings::add);
    if (!warnings.isEmpty()) {
      AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
      warnings.forEach(warning -> suppressed.addMember("value", "$S", warning));
      method.addAnnotation(suppressed.build());
    }
    return method.varargs(command.varargs());
  }

  /** Returns what the client's methods say like the command's method, but the result. */
  private CodeBlock javadoc(Command command, List<ParameterSpec> parameters, String gap) {
    CodeBlock.Builder javadoc = CodeBlock.builder();
    String description = command.documentation().description();
    if (!description.isEmpty()) {
      javadoc.add("$L\n\n<p>", JavadocText.paragraphs(description));
    }
    javadoc.add("Calls '$L':$L$L.\n\n", command.name(), gap, JavadocLink.to(owner, command));
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

  /**
   * Returns the Javadoc of the result, which is that of the command's method. If the client's
   * method returns another type, a phrase before it says how the result comes.
   *
   * @param result the type that the client's method returns
   * @param later whether it is a stage, unless the result is streamed
   */
  private static CodeBlock returned(Command command, TypeName result, boolean later) {
    String text = isWhole(command) ? "the result" : "the result, as it arrives";
    if (later && isWhole(command)) {
      text = "completes with " + text;
    }
    String documentation = command.documentation().result();
    if (!documentation.isEmpty()) {
      boolean isDeclared = result.equals(command.signature().result());
      text = isDeclared ? documentation : text + ": " + documentation;
    }
    return JavadocText.tag("return", text);
  }

  private static boolean isWhole(Command command) {
    return switch (command.kind().form()) {
      case VALUE, BYTES -> true;
      case BYTE_STREAM, ITEMS -> false;
    };
  }

  private static CodeBlock deprecated(Command command) {
    String documentation = command.documentation().deprecation();
    return documentation.isEmpty() || command.deprecation().isEmpty()
        ? CodeBlock.of("")
        : JavadocText.tag("deprecated", documentation);
  }

  private static AnnotationSpec annotation(Deprecation deprecation) {
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(Deprecated.class);
    if (!deprecation.since().isEmpty()) {
      annotation.addMember("since", StringLiterals.of(deprecation.since()));
    }
    if (deprecation.forRemoval()) {
      annotation.addMember("forRemoval", "true");
    }
    return annotation.build();
  }

  private static boolean isGenericArray(List<ParameterSpec> parameters) {
    return component(parameters.get(parameters.size() - 1).type()) instanceof ParameterizedTypeName;
  }
}
