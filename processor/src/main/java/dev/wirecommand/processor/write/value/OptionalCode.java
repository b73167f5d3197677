package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.CodeBlock;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.OptionalType;

/** Writes expressions for optional values. */
final class OptionalCode {
  private OptionalCode() {}

  /** Returns an expression that tests whether a value is present. */
  static CodeBlock isPresent(WireType type, CodeBlock value) {
    return type instanceof OptionalType
        ? CodeBlock.of("$L.isPresent()", value)
        : CodeBlock.of("$L != null", value);
  }

  /** Returns an expression that unwraps a value that is present. */
  static CodeBlock present(WireType type, CodeBlock value) {
    return type instanceof OptionalType optional
        ? CodeBlock.of("$L.$L()", value, optional.form().getter())
        : value;
  }

  /** Returns an expression for an absent value. */
  static CodeBlock absent(WireType type) {
    return type instanceof OptionalType optional
        ? CodeBlock.of("$T.empty()", optional.form().rawType())
        : CodeBlock.of("null");
  }

  /**
   * Returns an expression that wraps a value in {@code Optional} or a similar class. If the type is
   * not such a class, the value is not wrapped.
   */
  static CodeBlock of(WireType type, CodeBlock value) {
    return type instanceof OptionalType optional
        ? CodeBlock.of("$T.of($L)", optional.form().rawType(), value)
        : value;
  }
}
