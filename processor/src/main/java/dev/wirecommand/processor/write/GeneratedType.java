package dev.wirecommand.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandOwner;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Creates the declarations of generated classes. */
public final class GeneratedType {
  /** The JDK's annotation for generated code. Compilers and linters recognize it. */
  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");

  private static final String PROCESSOR = "dev.wirecommand.processor.WireCommandProcessor";

  private GeneratedType() {}

  /**
   * Begins the declaration of a generated class.
   *
   * @param name its name
   * @param owner the class for which it is generated
   * @param warnings the compiler's warnings that it suppresses
   * @param javadoc its Javadoc
   */
  public static TypeSpec.Builder builder(
      ClassName name, CommandOwner owner, List<String> warnings, CodeBlock javadoc) {
    TypeSpec.Builder type = TypeSpec.classBuilder(name).addJavadoc(javadoc);
    if (owner.platform().generatedAnnotation()) {
      type.addAnnotation(
          AnnotationSpec.builder(GENERATED).addMember("value", "$S", PROCESSOR).build());
    }
    type.addAnnotation(RuntimeTypes.GENERATED_CODE);
    if (!warnings.isEmpty()) {
      AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
      warnings.forEach(lint -> suppressed.addMember("value", "$S", lint));
      type.addAnnotation(suppressed.build());
    }
    return type.addModifiers(access(owner)).addModifiers(Modifier.FINAL);
  }

  /**
   * Returns the access modifier of generated code. It is {@code public} if the owner is visible;
   * otherwise there is none.
   */
  public static Modifier[] access(CommandOwner owner) {
    return owner.visible() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
  }
}
