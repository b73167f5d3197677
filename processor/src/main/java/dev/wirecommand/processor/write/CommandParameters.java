package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.Command.Context;
import dev.wirecommand.processor.model.Command.Data;
import dev.wirecommand.processor.model.Command.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of a command's parameters in generated methods. They are the declared names. A name has
 * a number if it would hide another name that the method needs.
 */
public final class CommandParameters {
  private final Command command;
  private final List<String> locals = new ArrayList<>();

  public CommandParameters(Command command, NameScope names) {
    this.command = command;
    for (Parameter parameter : command.parameters()) {
      locals.add(names.unique(documentable(parameter.local())));
    }
  }

  /** Returns a name that may stand in Javadoc, where javac knows no characters beyond U+FFFF. */
  private static String documentable(String name) {
    return name.chars().allMatch(c -> !Character.isSurrogate((char) c)) ? name : "argument";
  }

  /** Returns the arguments that {@code prepare} passes to the generated method of a command. */
  public static String prepareArguments(
      Command command, String arguments, String context, String data) {
    List<String> given = new ArrayList<>();
    given.add(arguments);
    for (Parameter parameter : command.parameters()) {
      if (parameter instanceof Context) {
        given.add(context);
      } else if (parameter instanceof Data) {
        given.add(data);
      }
    }
    return String.join(", ", given);
  }

  /** Returns the names of all parameters, separated by commas. */
  public CodeBlock joined() {
    return locals.stream()
        .map(local -> CodeBlock.of("$L", local))
        .collect(CodeBlock.joining(",$W"));
  }

  /** Returns the arguments with which the generated code calls the user's command method. */
  public CodeBlock callArguments() {
    return command.parameters().stream()
        .map(parameter -> CodeBlock.of("$L$L", local(parameter), suffix(parameter)))
        .collect(CodeBlock.joining(",$W"));
  }

  private static String suffix(Parameter parameter) {
    if (!(parameter instanceof Data data)) {
      return "";
    }
    return switch (data.form()) {
      case COMMAND_DATA -> "";
      case INPUT_STREAM -> ".inputStream()";
      case PUBLISHER -> ".publisher()";
    };
  }

  public String local(Parameter parameter) {
    return locals.get(command.parameters().indexOf(parameter));
  }

  /** Declares a method's context and data parameters, if the command has them. */
  public void addContextAndData(MethodSpec.Builder method) {
    for (int i = 0; i < locals.size(); i++) {
      if (!(command.parameters().get(i) instanceof Argument)) {
        method.addParameter(declared(type(i), i, locals.get(i)));
      }
    }
  }

  public void addAll(MethodSpec.Builder method) {
    for (int i = 0; i < locals.size(); i++) {
      method.addParameter(declared(type(i), i, locals.get(i)));
    }
  }

  /** Returns the declaration of an argument as a parameter with another name. */
  public ParameterSpec declared(Argument argument, String name) {
    int index = command.parameters().indexOf(argument);
    return declared(type(index), index, name);
  }

  /** Returns the parameters that the client's methods have: all but the context, as declared. */
  public List<ParameterSpec> ofClient() {
    List<ParameterSpec> declared = new ArrayList<>();
    for (int i = 0; i < locals.size(); i++) {
      if (!(command.parameters().get(i) instanceof Context)) {
        declared.add(declared(command.signature().parameters().get(i), i, locals.get(i)));
      }
    }
    return declared;
  }

  private ParameterSpec declared(TypeName type, int index, String name) {
    ParameterSpec.Builder declared = ParameterSpec.builder(type, name);
    command.signature().parameterAnnotations().get(index).ifPresent(declared::addAnnotation);
    return declared.build();
  }

  private TypeName type(int index) {
    return command.parameters().get(index) instanceof Data
        ? RuntimeTypes.COMMAND_DATA
        : command.signature().parameters().get(index);
  }
}
