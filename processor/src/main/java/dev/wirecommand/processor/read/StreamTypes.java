package dev.wirecommand.processor.read;

import dev.wirecommand.processor.model.StreamForm;
import dev.wirecommand.processor.model.TypeDeclaration.Reason;
import dev.wirecommand.processor.model.TypeDeclaration.StreamSubtype;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Types;

/** Recognizes streamed Java types, such as {@code Stream}, and their subtypes. */
final class StreamTypes {
  private static final Map<String, StreamForm> FORMS =
      Map.of(
          "java.io.InputStream", StreamForm.INPUT_STREAM,
          "java.nio.channels.ReadableByteChannel", StreamForm.CHANNEL,
          "java.util.Iterator", StreamForm.ITERATOR,
          "java.util.concurrent.Flow.Publisher", StreamForm.PUBLISHER,
          "java.util.stream.Stream", StreamForm.STREAM);

  private final Types types;

  StreamTypes(Types types) {
    this.types = types;
  }

  /**
   * Looks up a streamed type by name, and returns its form. The result is empty for other types.
   */
  Optional<StreamForm> form(String name) {
    return Optional.ofNullable(FORMS.get(name));
  }

  /**
   * Finds the nearest streamed type among a type's supertypes.
   *
   * @param type the type
   * @param reason why the type has no wire type
   */
  Optional<StreamSubtype> above(DeclaredType type, Reason reason) {
    if (type.getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    for (DeclaredType above : Supertypes.allOf(type, types)) {
      TypeElement element = (TypeElement) above.asElement();
      StreamForm form = FORMS.get(element.getQualifiedName().toString());
      if (form != null) {
        return Optional.of(new StreamSubtype(form, TypeText.of(above), reason, TypeText.of(type)));
      }
    }
    return Optional.empty();
  }
}
