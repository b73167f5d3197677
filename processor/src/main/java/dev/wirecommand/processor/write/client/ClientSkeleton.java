package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.Inherited;
import dev.wirecommand.processor.model.MethodSignature;
import dev.wirecommand.processor.write.GeneratedNames;
import dev.wirecommand.processor.write.GeneratedType;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.TypeScope;
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
  private static final List<String> MEMBER_TYPES = List.of("ResultDecoder", ASYNC);

  private final CommandOwner owner;
  private final boolean implementing;
  private final ClientMethodNames names;
  private final String asyncAccessor;
  private final String withOptions;

  /**
   * Creates a writer for one generated client.
   *
   * @param owner the class with the commands
   * @param implementing whether the client implements it
   * @param names the names of the client's methods
   */
  ClientSkeleton(CommandOwner owner, boolean implementing, ClientMethodNames names) {
    this.owner = owner;
    this.implementing = implementing;
    this.names = names;
    this.asyncAccessor = unusedName("async", List.of());
    this.withOptions = unusedName("with", List.of(RuntimeTypes.CALL_OPTIONS));
  }

  /**
   * Returns a name for a method with the given parameters that the client does not have yet,
   * neither for a command nor inherited.
   */
  private String unusedName(String name, List<TypeName> parameters) {
    MethodSignature signature = new MethodSignature(name, parameters);
    for (int i = 2; !names.isFree(signature) || inherited().methods().contains(signature); i++) {
      signature = new MethodSignature(name + i, parameters);
    }
    return signature.name();
  }

  private Inherited inherited() {
    return inherited(owner, implementing);
  }

  private static Inherited inherited(CommandOwner owner, boolean implementing) {
    return implementing ? owner.inherited() : Inherited.NOTHING;
  }

  /**
   * Returns the scope of a client.
   *
   * @param owner the class with the commands
   * @param implementing whether the client implements it
   * @param commands the commands
   */
  static TypeScope scope(CommandOwner owner, boolean implementing, List<Command> commands) {
    Inherited inherited = inherited(owner, implementing);
    TypeScope scope = new TypeScope(GeneratedNames.client(owner));
    scope.take(List.of(CONNECTION), commands.stream().map(Command::method).toList(), MEMBER_TYPES);
    // A constant would hide a nested class of that name.
    scope.take(
        List.of(),
        inherited.methods().stream().map(MethodSignature::name).toList(),
        inherited.fields());
    scope.take(List.of(), List.of(), inherited.types());
    return scope;
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
            .addField(
                FieldSpec.builder(
                        RuntimeTypes.COMMAND_CLIENT, CONNECTION, Modifier.PRIVATE, Modifier.FINAL)
                    .addJavadoc("The connection.\n")
                    .build());
    owner.nullScope().ifPresent(type::addAnnotation);
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
            constructor()
                .addJavadoc("A client on a connection.\n\n@param client the connection\n")
                .addModifiers(Modifier.PRIVATE)
                .addStatement("super(client)")
                .build());
  }

  private static MethodSpec.Builder constructor() {
    return MethodSpec.constructorBuilder().addParameter(RuntimeTypes.COMMAND_CLIENT, CONNECTION);
  }

  /**
   * Returns the simple names that mean a member of a client, declared or inherited. Types with
   * these names are qualified in the client.
   */
  static Set<String> hiddenNames(CommandOwner owner, boolean implementing) {
    Set<String> hidden = new TreeSet<>(MEMBER_TYPES);
    hidden.addAll(inherited(owner, implementing).types());
    hidden.addAll(inherited(owner, implementing).fields());
    return hidden;
  }
}
