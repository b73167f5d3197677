package dev.wirecommand.processor.write;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Javadoc of methods and constructors that only generated code uses. With {@code -Xdoclint:all}, a
 * build asks for comments on private members, too.
 */
public final class MemberJavadoc {
  private static final Map<TypeName, String> TEXTS =
      Map.of(
          RuntimeTypes.CBOR_READER, "a reader at the start of the value",
          RuntimeTypes.CBOR_WRITER, "takes the encoded value",
          RuntimeTypes.COMMAND_CONTEXT, "the context of the call",
          RuntimeTypes.COMMAND_DATA, "the data of the request");

  private MemberJavadoc() {}

  /**
   * Adds a comment to a method or a constructor.
   *
   * @param method the method, whose parameters are described by their types
   * @param summary the first sentence; empty if the method has one already
   * @param result what it returns; empty if it returns nothing
   */
  public static MethodSpec on(MethodSpec method, String summary, String result) {
    MethodSpec.Builder commented = method.toBuilder();
    if (!summary.isEmpty()) {
      commented.addJavadoc("$L\n", summary);
    }
    if (!method.parameters().isEmpty() || !result.isEmpty()) {
      commented.addJavadoc("\n");
    }
    for (ParameterSpec parameter : method.parameters()) {
      String text = TEXTS.getOrDefault(parameter.type(), "the value");
      commented.addJavadoc(JavadocText.parameter(parameter.name(), text));
    }
    if (!result.isEmpty()) {
      commented.addJavadoc(JavadocText.tag("return", result));
    }
    return commented.build();
  }

  /** Returns the constructor of a class that has only static members. */
  public static MethodSpec noInstances() {
    MethodSpec constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
    return on(constructor, "There are no instances.", "");
  }
}
