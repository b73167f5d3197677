package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.OptionalType;

/** Code for values that may be absent. */
final class OptionalCode {
  private OptionalCode() {}

  /** Whether there is a value. */
  static CodeBlock isPresent(WireType type, CodeBlock value) {
    return type instanceof OptionalType
        ? CodeBlock.of("$L.isPresent()", value)
        : CodeBlock.of("$L != null", value);
  }

  /** The value that there is. */
  static CodeBlock present(WireType type, CodeBlock value) {
    return type instanceof OptionalType optional
        ? CodeBlock.of("$L.$L()", value, optional.form().getter())
        : value;
  }

  /** What stands for no value. */
  static CodeBlock absent(WireType type) {
    return type instanceof OptionalType optional
        ? CodeBlock.of("$T.empty()", optional.form().rawType())
        : CodeBlock.of("null");
  }

  /** What holds a value. */
  static CodeBlock of(WireType type, CodeBlock value) {
    return type instanceof OptionalType optional
        ? CodeBlock.of("$T.of($L)", optional.form().rawType(), value)
        : value;
  }
}
