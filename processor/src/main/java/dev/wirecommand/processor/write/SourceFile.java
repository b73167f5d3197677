package dev.wirecommand.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandOwner;
import java.util.Collection;

/** The layout of generated source files. */
public final class SourceFile {
  private SourceFile() {}

  /**
   * Creates a source file that declares one type.
   *
   * @param owner the class for which it is generated
   * @param type the type that it declares
   * @param hidden simple names that mean something else inside of the type
   */
  public static JavaFile of(CommandOwner owner, TypeSpec type, Collection<String> hidden) {
    TypeSpec qualified = type.toBuilder().alwaysQualify(hidden.toArray(String[]::new)).build();
    return JavaFile.builder(owner.name().packageName(), qualified)
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
    for (char c : file.toString().replace("= \n", "=\n").toCharArray()) {
      if (c < 0x80) {
        text.append(c);
      } else {
        text.append(String.format("\\u%04x", (int) c));
      }
    }
    return text.toString();
  }
}
