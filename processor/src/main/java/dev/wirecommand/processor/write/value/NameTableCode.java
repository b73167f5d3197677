package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.CodeBlock;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.StringLiterals;
import java.util.List;

/** Writes expressions that create {@code NameTable} objects. */
public final class NameTableCode {
  private NameTableCode() {}

  public static CodeBlock of(List<String> names) {
    CodeBlock list = names.stream().map(StringLiterals::of).collect(CodeBlock.joining(",$W"));
    return CodeBlock.of("$T.of($L)", RuntimeTypes.NAME_TABLE, list);
  }
}
