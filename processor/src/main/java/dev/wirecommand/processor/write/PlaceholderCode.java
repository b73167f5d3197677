package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandOwner;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The code that all placeholders share. A placeholder is written in place of a generated class
 * while the user's class has problems, so that the compiler does not report the generated class as
 * missing wherever the user's sources name it.
 */
public final class PlaceholderCode {
  private PlaceholderCode() {}

  /**
   * Writes placeholders that compile without the runtime's types on the class path.
   *
   * @param owner the class whose dispatch and client can't be generated
   * @return the sources
   */
  public static List<JavaFile> withoutRuntime(CommandOwner owner) {
    return List.of(
        empty(owner, GeneratedNames.dispatch(owner)), empty(owner, GeneratedNames.client(owner)));
  }

  private static JavaFile empty(CommandOwner owner, ClassName name) {
    TypeSpec type =
        TypeSpec.classBuilder(name)
            .addJavadoc("Stands in for what needs the runtime.\n")
            .addModifiers(GeneratedType.access(owner))
            .addModifiers(Modifier.FINAL)
            .build();
    return SourceFile.of(owner, type, List.of());
  }

  /** Returns the Javadoc of a placeholder. */
  public static CodeBlock javadoc(CommandOwner owner) {
    return CodeBlock.of("Stands in while {@link $T} has errors.\n", owner.name());
  }

  /** Returns a method body that throws an exception, for the methods of placeholders. */
  public static CodeBlock body(CommandOwner owner) {
    return CodeBlock.builder()
        .addStatement(
            "throw new $T($L)",
            UnsupportedOperationException.class,
            StringLiterals.of(owner.text() + " does not compile"))
        .build();
  }
}
