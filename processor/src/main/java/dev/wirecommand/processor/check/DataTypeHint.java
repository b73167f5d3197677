package dev.wirecommand.processor.check;

import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.StreamForm;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.ScalarUse;
import dev.wirecommand.processor.model.TypeDeclaration.StreamSubtype;
import dev.wirecommand.processor.model.TypeDeclaration.StreamUse;
import java.util.Optional;

/** Recognizes arguments that were probably meant to receive the request's data. */
final class DataTypeHint {
  private static final String STREAM = "InputStream";

  private DataTypeHint() {}

  /**
   * Returns the type to suggest for a parameter that receives the request's data. The result is
   * empty if the argument's type does not suggest the data.
   */
  static Optional<String> insteadOf(TypeDeclaration type) {
    if (type instanceof StreamUse use) {
      boolean isBytes =
          use.item().orElse(null) instanceof ScalarUse item && item.scalar() == Scalar.BYTES;
      return use.form() == StreamForm.STREAM && isBytes
          ? Optional.of(STREAM)
          : insteadOf(use.form());
    }
    return type instanceof StreamSubtype subtype ? insteadOf(subtype.form()) : Optional.empty();
  }

  private static Optional<String> insteadOf(StreamForm form) {
    return switch (form) {
      case INPUT_STREAM, CHANNEL -> Optional.of(STREAM);
      case PUBLISHER -> Optional.of("Flow.Publisher<ByteBuffer>");
      case STREAM, ITERATOR -> Optional.empty();
    };
  }
}
