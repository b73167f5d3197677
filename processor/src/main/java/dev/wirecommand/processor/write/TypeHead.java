package dev.wirecommand.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandOwner;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What all generated classes begin with. */
final class TypeHead {
  /** The JDK's annotation, by which compilers and linters know generated sources. */
  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");

  private static final String PROCESSOR = "dev.wirecommand.processor.WireCommandProcessor";

  private TypeHead() {}

  /**
   * A class without members.
   *
   * @param name its name
   * @param owner the class that it is for
   * @param lints the compiler's warnings that are not to be given of it
   * @param javadoc what it does
   */
  static TypeSpec.Builder of(
      ClassName name, CommandOwner owner, List<String> lints, CodeBlock javadoc) {
    TypeSpec.Builder type = TypeSpec.classBuilder(name).addJavadoc(javadoc);
    if (owner.platform().generatedAnnotation()) {
      type.addAnnotation(
          AnnotationSpec.builder(GENERATED).addMember("value", "$S", PROCESSOR).build());
    }
    type.addAnnotation(RuntimeTypes.GENERATED_CODE);
    if (!lints.isEmpty()) {
      AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
      lints.forEach(lint -> suppressed.addMember("value", "$S", lint));
      type.addAnnotation(suppressed.build());
    }
    return type.addModifiers(access(owner)).addModifiers(Modifier.FINAL);
  }

  /** As visible as the class that the generated one is for. */
  static Modifier[] access(CommandOwner owner) {
    return owner.visible() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
  }
}
