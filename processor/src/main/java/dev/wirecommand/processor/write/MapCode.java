package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.wirecommand.processor.model.WireType;
import java.util.List;

/** Code that writes a map whose keys are known: the fields of a record, the arguments of a call. */
final class MapCode {
  private MapCode() {}

  /**
   * One pair.
   *
   * @param key the key
   * @param type the type of the value; left out where it is optional and there is none
   * @param value an expression for the value, cheap and without effect where the type is optional
   */
  record Entry(String key, WireType type, CodeBlock value) {}

  /**
   * Statements that write the map.
   *
   * @param entries its pairs in canonical order
   * @param writeKey the writer's method for keys
   * @param out the name of the writer
   * @param names the names in scope
   * @param encoding writes the values
   */
  static CodeBlock write(
      List<Entry> entries, String writeKey, String out, Names names, Encoding encoding) {
    CodeBlock.Builder code = CodeBlock.builder();
    List<Entry> optional = entries.stream().filter(entry -> entry.type().isOptional()).toList();
    int required = entries.size() - optional.size();
    if (optional.isEmpty()) {
      code.addStatement("$L.writeMapHeader($L)", out, required);
    } else {
      String size = names.unique("size");
      code.addStatement("int $L = $L", size, required);
      for (Entry entry : optional) {
        code.beginControlFlow("if ($L)", OptionalCode.isPresent(entry.type(), entry.value()));
        code.addStatement("$L++", size);
        code.endControlFlow();
      }
      code.addStatement("$L.writeMapHeader($L)", out, size);
    }
    CodeBlock writer = CodeBlock.of("$L", out);
    for (Entry entry : entries) {
      WireType type = entry.type();
      if (type.isOptional()) {
        code.beginControlFlow("if ($L)", OptionalCode.isPresent(type, entry.value()));
        code.addStatement("$L.$L($S)", out, writeKey, entry.key());
        CodeBlock present = OptionalCode.present(type, entry.value());
        code.add(encoding.write(type.present(), writer, present));
        code.endControlFlow();
      } else {
        code.addStatement("$L.$L($S)", out, writeKey, entry.key());
        code.add(encoding.write(entry.type(), writer, entry.value()));
      }
    }
    return code.build();
  }
}
