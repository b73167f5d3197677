package dev.wirecommand.processor.write.dispatch;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.write.GeneratedNames;
import dev.wirecommand.processor.write.GeneratedType;
import dev.wirecommand.processor.write.PlaceholderCode;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.SourceFile;
import dev.wirecommand.processor.write.SuppressedWarnings;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes a placeholder instead of a dispatch while the user's class has problems. The placeholder
 * has the name and the methods of the dispatch, and all its methods throw.
 */
public final class DispatchPlaceholder {
  private DispatchPlaceholder() {}

  /**
   * Writes the placeholder for a class's dispatch.
   *
   * @param owner the class that has problems
   * @return the source
   */
  public static JavaFile write(CommandOwner owner) {
    TypeName instance = owner.accessible() ? owner.type() : ClassName.OBJECT;
    TypeName descriptors =
        ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.COMMAND_DESCRIPTOR);
    CodeBlock body = PlaceholderCode.body(owner);
    TypeSpec type =
        GeneratedType.builder(
                GeneratedNames.dispatch(owner),
                owner,
                SuppressedWarnings.ALL,
                PlaceholderCode.javadoc(owner))
            .addSuperinterface(RuntimeTypes.COMMAND_DISPATCH)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(GeneratedType.access(owner))
                    .addParameter(instance, "commands")
                    .build())
            .addMethod(override("commands").returns(descriptors).addCode(body).build())
            .addMethod(
                override("prepare")
                    .returns(RuntimeTypes.PREPARED_CALL)
                    .addParameter(int.class, "ordinal")
                    .addParameter(RuntimeTypes.CBOR_READER, "arguments")
                    .addParameter(RuntimeTypes.COMMAND_CONTEXT, "context")
                    .addParameter(RuntimeTypes.COMMAND_DATA, "data")
                    .addCode(body)
                    .build())
            .build();
    return SourceFile.of(owner, type, List.of());
  }

  private static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }
}
