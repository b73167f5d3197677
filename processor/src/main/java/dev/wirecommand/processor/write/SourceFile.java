package dev.wirecommand.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.CommandOwner;
import java.util.Collection;

/** Source files as all generated ones are laid out. */
public final class SourceFile {
  private SourceFile() {}

  /**
   * A file.
   *
   * @param owner the class that it is for
   * @param type what it declares
   * @param hidden simple names that mean something else inside of that
   */
  static JavaFile of(CommandOwner owner, TypeSpec type, Collection<String> hidden) {
    TypeSpec qualified = type.toBuilder().alwaysQualify(hidden.toArray(String[]::new)).build();
    return JavaFile.builder(owner.name().packageName(), qualified)
        .indent("  ")
        .skipJavaLangImports(!owner.platform().hidesJavaLang())
        .build();
  }

  /**
   * The text of a file, in characters that every encoding of sources has.
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
