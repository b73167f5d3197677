package dev.wirecommand.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * @param deprecated whether something that it mentions is deprecated
   * @param javadoc what it does
   */
  static TypeSpec.Builder of(
      ClassName name, CommandOwner owner, boolean deprecated, CodeBlock javadoc) {
    TypeSpec.Builder type = TypeSpec.classBuilder(name).addJavadoc(javadoc);
    if (owner.platform().generatedAnnotation()) {
      type.addAnnotation(
          AnnotationSpec.builder(GENERATED).addMember("value", "$S", PROCESSOR).build());
    }
    type.addAnnotation(RuntimeTypes.GENERATED_CODE);
    suppressed(owner, deprecated).ifPresent(type::addAnnotation);
    return type.addModifiers(access(owner)).addModifiers(Modifier.FINAL);
  }

  /** As visible as the class that the generated one is for. */
  static Modifier[] access(CommandOwner owner) {
    return owner.visible() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
  }

  /** The warnings that are the user's to heed where the user's own sources give them. */
  private static Optional<AnnotationSpec> suppressed(CommandOwner owner, boolean deprecated) {
    List<String> lints = new ArrayList<>();
    if (deprecated) {
      lints.add("deprecation");
      lints.add("removal");
    }
    if (owner.visible() && owner.platform().namedModule()) {
      lints.add("exports");
    }
    if (lints.isEmpty()) {
      return Optional.empty();
    }
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
    lints.forEach(lint -> annotation.addMember("value", "$S", lint));
    return Optional.of(annotation.build());
  }
}
