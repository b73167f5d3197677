package dev.wirecommand.processor.write.dispatch;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.ModuleDeclaration;
import dev.wirecommand.processor.model.ModuleDeclaration.Part;
import dev.wirecommand.processor.write.Casing;
import dev.wirecommand.processor.write.GeneratedNames;
import dev.wirecommand.processor.write.GeneratedType;
import dev.wirecommand.processor.write.MemberJavadoc;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.SourceFile;
import dev.wirecommand.processor.write.StringLiterals;
import dev.wirecommand.processor.write.SuppressedWarnings;
import dev.wirecommand.processor.write.TypeScope;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the generated class of an anchor (a class with {@code @WireModule}). The generated class
 * creates the dispatches of the classes that the annotation lists.
 */
public final class ModuleWriter {
  private final ModuleDeclaration declared;
  private final CommandOwner owner;

  private ModuleWriter(ModuleDeclaration declared) {
    this.declared = declared;
    this.owner = declared.owner();
  }

  /**
   * Writes the class that is generated for a valid anchor (a class with {@code @WireModule}).
   *
   * @param declared the anchor
   * @return the source
   */
  public static JavaFile write(ModuleDeclaration declared) {
    return new ModuleWriter(declared).write(true);
  }

  /**
   * Writes a placeholder class for an anchor (a class with {@code @WireModule}) that has problems.
   *
   * @param declared the anchor
   * @return the source
   */
  public static JavaFile writePlaceholder(ModuleDeclaration declared) {
    return new ModuleWriter(declared).write(false);
  }

  private JavaFile write(boolean valid) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("dispatches")
            .addModifiers(GeneratedType.access(owner))
            .addModifiers(Modifier.STATIC)
            .returns(
                ParameterizedTypeName.get(
                    ClassName.get(List.class), RuntimeTypes.COMMAND_DISPATCH));
    method.addJavadoc("Dispatches to one instance of each class.\n\n");
    NameScope names = new TypeScope(GeneratedNames.module(owner)).locals();
    List<CodeBlock> dispatches = new ArrayList<>();
    if (declared.parts().size() > ModuleDeclaration.MOST_PARTS) {
      return writeWithAny(method);
    }
    for (Part part : declared.parts()) {
      CommandOwner type = part.type().owner();
      String name = names.unique(Casing.decapitalized(type.name().simpleName()));
      TypeName known = part.accessible() ? type.type() : ClassName.OBJECT;
      method.addParameter(known, name);
      method.addJavadoc("@param $L runs the commands of {@code $L}\n", name, type.text());
      dispatches.add(CodeBlock.of("new $T($L)", GeneratedNames.dispatch(type), name));
    }
    method.addJavadoc("@return their dispatches, in this order\n");
    if (valid) {
      method.addStatement(
          "return $T.of($>$>\n$L$<$<)", List.class, CodeBlock.join(dispatches, ",\n"));
    } else {
      addThrow(method);
    }
    return file(method);
  }

  /** Writes the placeholder for a list with more classes than a method can have parameters. */
  private JavaFile writeWithAny(MethodSpec.Builder method) {
    method.addParameter(Object[].class, "commands").varargs();
    method.addJavadoc("@param commands the commands\n@return nothing\n");
    addThrow(method);
    return file(method);
  }

  private void addThrow(MethodSpec.Builder method) {
    method.addStatement(
        "throw new $T($L)",
        UnsupportedOperationException.class,
        StringLiterals.of(owner.text() + " does not compile"));
  }

  private JavaFile file(MethodSpec.Builder method) {
    TypeSpec type =
        GeneratedType.builder(
                GeneratedNames.module(owner),
                owner,
                warnings(),
                CodeBlock.of(
                    "Joins the commands of the classes that {@code $L} lists.\n", owner.text()))
            .addMethod(MemberJavadoc.noInstances())
            .addMethod(method.build())
            .build();
    return SourceFile.of(owner, type, List.of());
  }

  private List<String> warnings() {
    boolean deprecated = declared.parts().stream().anyMatch(p -> p.type().owner().deprecated());
    return SuppressedWarnings.of(owner, deprecated);
  }
}
