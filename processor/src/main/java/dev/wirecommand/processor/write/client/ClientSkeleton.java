package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Context;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.write.GeneratedNames;
import dev.wirecommand.processor.write.GeneratedType;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.RuntimeTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * Writes the parts of a client that are independent of its commands. Does the same for the nested
 * async client.
 */
final class ClientSkeleton {
  /** The name of the field that holds a generated client's connection. */
  static final String CONNECTION = "client";

  private static final String ASYNC = "Async";
  private static final String OPTIONS = "options";

  private final CommandOwner owner;
  private final boolean implementing;
  private final String asyncAccessor;
  private final String withOptions;

  /**
   * Creates a writer for one generated client.
   *
   * @param owner the class with the commands
   * @param implementing whether the client implements it
   * @param commands the commands that the client will have methods for
   */
  ClientSkeleton(CommandOwner owner, boolean implementing, List<Command> commands) {
    this.owner = owner;
    this.implementing = implementing;
    this.asyncAccessor = unusedName("async", List.of(), commands);
    this.withOptions = unusedName("with", List.of(RuntimeTypes.CALL_OPTIONS), commands);
  }

  /**
   * Returns an unused name for a new method with the given parameter types. No command's method has
   * both this name and these parameters.
   */
  private static String unusedName(String name, List<TypeName> given, List<Command> commands) {
    Set<String> taken = new HashSet<>();
    for (Command command : commands) {
      List<TypeName> types = new ArrayList<>();
      for (int i = 0; i < command.parameters().size(); i++) {
        if (!(command.parameters().get(i) instanceof Context)) {
          types.add(command.signature().erased().get(i));
        }
      }
      if (types.equals(given)) {
        taken.add(command.method());
      }
    }
    return new NameScope(taken.toArray(String[]::new)).unique(name);
  }

  TypeSpec.Builder client(List<String> warnings) {
    ClassName name = GeneratedNames.client(owner);
    TypeSpec.Builder type =
        GeneratedType.builder(
                name,
                owner,
                warnings,
                CodeBlock.of(
                    """
                    Calls the commands of {@link $T} over a connection, and waits for their ends.
                    """,
                    owner.name()))
            .superclass(RuntimeTypes.TYPED_CLIENT)
            .addField(RuntimeTypes.COMMAND_CLIENT, CONNECTION, Modifier.PRIVATE, Modifier.FINAL);
    if (implementing) {
      type.addSuperinterface(owner.name());
    }
    ClassName async = name.nestedClass(ASYNC);
    return type.addMethod(
            constructor()
                .addJavadoc(
                    """
                    A client on a connection.

                    @param client the connection; closing it is its owner's affair
                    """)
                .addModifiers(GeneratedType.access(owner))
                .addStatement("super(client)")
                .addStatement("this.$L = client", CONNECTION)
                .build())
        .addMethod(
            MethodSpec.methodBuilder(asyncAccessor)
                .addJavadoc(
                    """
                    The same commands, without waiting.

                    @return an async client on the same connection
                    """)
                .addModifiers(Modifier.PUBLIC)
                .returns(async)
                .addStatement("return new $T($L)", async, CONNECTION)
                .build())
        .addMethod(
            MethodSpec.methodBuilder(withOptions)
                .addJavadoc(
                    """
                    The same commands, called with options.

                    @param options what each call has, before what it has from this client
                    @return a client on the same connection
                    """)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.CALL_OPTIONS, OPTIONS)
                .returns(name)
                .addStatement("return new $T($L.with($L))", name, CONNECTION, OPTIONS)
                .build());
  }

  TypeSpec.Builder async() {
    return TypeSpec.classBuilder(GeneratedNames.client(owner).nestedClass(ASYNC))
        .addJavadoc(
            """
            Calls the commands of {@link $T} over a connection. Stages complete, and
            publishers signal, on the connection's thread.
            """,
            owner.name())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .superclass(RuntimeTypes.TYPED_CLIENT)
        .addMethod(
            constructor().addModifiers(Modifier.PRIVATE).addStatement("super(client)").build());
  }

  private static MethodSpec.Builder constructor() {
    return MethodSpec.constructorBuilder().addParameter(RuntimeTypes.COMMAND_CLIENT, CONNECTION);
  }

  /**
   * Returns the simple names of a client's member types, declared or inherited. Other types with
   * these names are qualified in the client.
   */
  static Set<String> hiddenNames(CommandOwner owner, boolean implementing) {
    Set<String> hidden = new TreeSet<>(Set.of("ResultDecoder", ASYNC));
    if (implementing) {
      hidden.addAll(owner.memberTypes());
    }
    return hidden;
  }
}
