package dev.wirecommand.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandOwner;
import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** The layout of generated source files. */
public final class SourceFile {
  /** An annotation that {@link #of} adds for each hidden name. No generated class declares one. */
  private static final Pattern NAMESAKE = Pattern.compile("\n  private @interface \\S+ \\{\n  }\n");

  private SourceFile() {}

  /**
   * Creates a source file that declares one type.
   *
   * @param owner the class for which it is generated
   * @param type the type that it declares
   * @param hidden simple names that mean something else inside of the type
   */
  public static JavaFile of(CommandOwner owner, TypeSpec type, Collection<String> hidden) {
    TypeSpec.Builder qualified = type.toBuilder();
    // JavaPoet writes the whole names of other types if a nested one has the simple name of theirs,
    // or of a type around theirs. Its own list of names to qualify leaves out the types of the
    // package, and nested ones.
    for (String name : new TreeSet<>(hidden)) {
      if (type.typeSpecs().stream().noneMatch(nested -> nested.name().equals(name))) {
        qualified.addType(TypeSpec.annotationBuilder(name).addModifiers(Modifier.PRIVATE).build());
      }
    }
    return JavaFile.builder(owner.name().packageName(), qualified.build())
        .indent("  ")
        .skipJavaLangImports(!owner.platform().hidesJavaLang())
        .build();
  }

  /**
   * Returns the text of a source file. Characters outside of ASCII are escaped.
   *
   * @param file the file
   * @return its text
   */
  public static String text(JavaFile file) {
    StringBuilder text = new StringBuilder();
    // JavaPoet leaves a space before an initializer that begins on a line of its own.
    String printed = file.toString().replace("= \n", "=\n");
    for (char c : NAMESAKE.matcher(printed).replaceAll("").toCharArray()) {
      if (c < 0x80) {
        text.append(c);
      } else {
        text.append(String.format("\\u%04x", (int) c));
      }
    }
    return text.toString();
  }
}
