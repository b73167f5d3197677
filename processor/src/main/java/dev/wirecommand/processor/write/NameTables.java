package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Tables of names as generated code makes them. */
final class NameTables {
  private NameTables() {}

  static CodeBlock of(List<String> names) {
    CodeBlock list =
        names.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(",$W"));
    return CodeBlock.of("$T.of($L)", RuntimeTypes.NAME_TABLE, list);
  }
}
