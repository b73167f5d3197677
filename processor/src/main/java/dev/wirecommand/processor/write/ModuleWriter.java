package dev.wirecommand.processor.write;

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
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what joins the commands of an anchor's classes. */
public final class ModuleWriter {
  private final ModuleDeclaration declared;
  private final CommandOwner owner;

  private ModuleWriter(ModuleDeclaration declared) {
    this.declared = declared;
    this.owner = declared.owner();
  }

  /**
   * Writes a module.
   *
   * @param declared the anchor
   * @return the source
   */
  public static JavaFile write(ModuleDeclaration declared) {
    return new ModuleWriter(declared).write(true);
  }

  /**
   * Writes what stands in for a module that has problems.
   *
   * @param declared the anchor
   * @return the source
   */
  public static JavaFile writeShell(ModuleDeclaration declared) {
    return new ModuleWriter(declared).write(false);
  }

  private JavaFile write(boolean sound) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("dispatches")
            .addModifiers(TypeHead.access(owner))
            .addModifiers(Modifier.STATIC)
            .returns(
                ParameterizedTypeName.get(
                    ClassName.get(List.class), RuntimeTypes.COMMAND_DISPATCH));
    method.addJavadoc("Dispatches to one instance of each class.\n\n");
    Names names = new Names("List");
    List<CodeBlock> dispatches = new ArrayList<>();
    for (Part part : declared.parts()) {
      CommandOwner type = part.type().owner();
      String name = names.unique(Names.decapitalized(type.name().simpleName()));
      TypeName known = part.reachable() ? type.type() : ClassName.OBJECT;
      method.addParameter(known, name);
      method.addJavadoc("@param $L runs the commands of {@code $L}\n", name, type.text());
      dispatches.add(CodeBlock.of("new $T($L)", GeneratedNames.dispatch(type), name));
    }
    method.addJavadoc("@return their dispatches, in this order\n");
    if (sound) {
      method.addStatement(
          "return $T.of($>$>\n$L$<$<)", List.class, CodeBlock.join(dispatches, ",\n"));
    } else {
      method.addStatement(
          "throw new $T($S)",
          UnsupportedOperationException.class,
          owner.text() + " does not compile");
    }
    TypeSpec type =
        TypeHead.of(
                GeneratedNames.module(owner),
                owner,
                lints(),
                CodeBlock.of(
                    "Joins the commands of the classes that {@code $L} lists.\n", owner.text()))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(method.build())
            .build();
    return SourceFile.of(owner, type, List.of());
  }

  private List<String> lints() {
    boolean deprecated = declared.parts().stream().anyMatch(p -> p.type().owner().deprecated());
    return Lints.of(owner, deprecated);
  }
}
