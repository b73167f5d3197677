package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.MethodSignature;
import dev.wirecommand.processor.write.RuntimeTypes;
import java.util.List;
import java.util.Set;

/** The methods that every client inherits. */
final class InheritedMethods {
  /** The final methods of a client's superclass that a command's method may coincide with. */
  private static final Set<String> OF_TYPED_CLIENT =
      Set.of(
          "callNullableVoidAsync",
          "callRaw",
          "callRawAsync",
          "callVoid",
          "callVoidAsync",
          "openChannel",
          "openChunks",
          "openStream",
          "publishBytes");

  private static final List<TypeName> PARAMETERS_OF_CALLS =
      List.of(RuntimeTypes.COMMAND_NAME, RuntimeTypes.CBOR_WRITER, RuntimeTypes.COMMAND_DATA);

  private InheritedMethods() {}

  static boolean isFinal(MethodSignature method) {
    return OF_TYPED_CLIENT.contains(method.name())
        && method.parameters().equals(PARAMETERS_OF_CALLS);
  }

  /**
   * Returns whether a class can have a method with this signature and this result. It may override
   * what makes an object's text, say; but the garbage collector must not call a server.
   */
  static boolean permit(MethodSignature method, TypeName result) {
    if (isFinal(method)) {
      return false;
    }
    List<TypeName> parameters = method.parameters();
    TypeName type = result.withoutAnnotations();
    return switch (method.name()) {
      case "getClass", "notify", "notifyAll", "finalize" -> !parameters.isEmpty();
      case "wait" ->
          !parameters.isEmpty()
              && !parameters.equals(List.of(TypeName.LONG))
              && !parameters.equals(List.of(TypeName.LONG, TypeName.INT));
      case "clone" -> !parameters.isEmpty() || !(type.isPrimitive() || type.equals(TypeName.VOID));
      case "hashCode" -> !parameters.isEmpty() || type.equals(TypeName.INT);
      case "toString" -> !parameters.isEmpty() || type.equals(ClassName.get(String.class));
      case "equals" ->
          !parameters.equals(List.of(ClassName.OBJECT)) || type.equals(TypeName.BOOLEAN);
      default -> true;
    };
  }
}
