package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandOwner;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What all clients begin with. */
final class ClientHead {
  private ClientHead() {}

  static TypeSpec.Builder of(CommandOwner owner, List<String> lints, boolean implementing) {
    TypeSpec.Builder type =
        TypeHead.of(
                GeneratedNames.client(owner.name()),
                owner,
                lints,
                CodeBlock.of("Calls the commands of {@link $T} over a connection.\n", owner.name()))
            .superclass(RuntimeTypes.TYPED_CLIENT);
    if (implementing) {
      type.addSuperinterface(owner.name());
    }
    return type.addMethod(
        MethodSpec.constructorBuilder()
            .addJavadoc(
                """
                A client on a connection.

                @param client the connection; closing it is its owner's affair
                """)
            .addModifiers(TypeHead.access(owner))
            .addParameter(RuntimeTypes.COMMAND_CLIENT, "client")
            .addStatement("super(client)")
            .build());
  }

  /** The simple names that mean inherited types inside of a client. */
  static Set<String> hiddenNames(CommandOwner owner, boolean implementing) {
    Set<String> hidden = new TreeSet<>(Set.of("ResultDecoder"));
    if (implementing) {
      hidden.addAll(owner.memberTypes());
    }
    return hidden;
  }
}
