package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Context;
import dev.wirecommand.processor.model.Command.Parameter;
import dev.wirecommand.processor.model.CommandOwner;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import javax.lang.model.element.Modifier;

/** The heads of a client's methods: as declared, but for the context, which is the server's. */
final class ClientMethods {
  private static final Set<String> OF_OBJECT = Set.of("finalize", "hashCode", "toString");

  private final CommandOwner owner;
  private final boolean implementing;
  private final Set<List<Object>> heads = new HashSet<>();

  ClientMethods(CommandOwner owner, boolean implementing) {
    this.owner = owner;
    this.implementing = implementing;
  }

  /**
   * What the methods of one command have in common.
   *
   * @param name their name
   * @param types the types of their parameters
   * @param names the names of their parameters
   */
  record Head(String name, List<TypeName> types, List<String> names) {
    Head renamed(String other) {
      return new Head(other, types, names);
    }
  }

  Head head(Command command, CommandParameters parameters) {
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
    return new Head(name(command.method(), erased), types, names);
  }

  /** Begins the method that returns what the command's does. */
  MethodSpec.Builder waiting(Command command, Head head) {
    MethodSpec.Builder method = begin(command, head, " ").returns(command.signature().result());
    if (implementing) {
      method.addAnnotation(Override.class);
    }
    return method;
  }

  /** Begins the method that returns a stage, or a publisher of what comes bit by bit. */
  MethodSpec.Builder async(Command command, Head head) {
    // No stage can be returned by what overrides one of these.
    boolean isOfObject = head.types().isEmpty() && OF_OBJECT.contains(head.name());
    Head free = isOfObject ? head.renamed(name(head.name(), List.of())) : head;
    return begin(command, free, "\n").returns(asyncResult(command));
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
      // Only a shell has items of a type that is not said.
      case ITEMS ->
          result instanceof ParameterizedTypeName generic
              ? publisher(generic.typeArguments().get(0))
              : ClassName.get(Flow.Publisher.class);
    };
  }

  private static TypeName publisher(TypeName item) {
    return ParameterizedTypeName.get(ClassName.get(Flow.Publisher.class), item);
  }

  /** What makes of the runtime's stage what a method returns. */
  CodeBlock conversion(Command command) {
    boolean isFuture =
        command.async()
            && command.signature().result() instanceof ParameterizedTypeName generic
            && generic.rawType().equals(ClassName.get(CompletableFuture.class));
    return CodeBlock.of(isFuture ? ".toCompletableFuture()" : "");
  }

  private MethodSpec.Builder begin(Command command, Head head, String gap) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(head.name())
            .addJavadoc(
                "Calls {@code $L}:$L$L.\n", command.name(), gap, Javadoc.link(owner, command))
            .addModifiers(Modifier.PUBLIC);
    if (command.deprecated()) {
      method.addAnnotation(Deprecated.class);
    }
    for (int i = 0; i < head.types().size(); i++) {
      method.addParameter(head.types().get(i), head.names().get(i));
    }
    return method.varargs(command.varargs());
  }

  /** The method's own name, unless what it lost makes it one with another. */
  private String name(String method, List<Object> parameters) {
    String name = method;
    for (int i = 2; !heads.add(List.of(name, parameters)); i++) {
      name = method + i;
    }
    return name;
  }
}
