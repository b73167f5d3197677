package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.CodeBlock;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.StringLiterals;
import java.util.List;

/**
 * Generates the code that writes a map with known keys. The map contains the fields of a record or
 * the arguments of a call.
 */
public final class MapCode {
  private MapCode() {}

  /**
   * An entry of the map that the generated code writes.
   *
   * @param key the key
   * @param type the type of the value; an absent value is left out
   * @param value an expression for the value; without side effects if the type is optional
   */
  public record Entry(String key, WireType type, CodeBlock value) {}

  /**
   * Returns statements that write the map.
   *
   * @param entries its entries in canonical order
   * @param writeKey the writer's method for keys
   * @param out the name of the writer
   * @param names the names in scope
   * @param encoding writes the values
   */
  public static CodeBlock write(
      List<Entry> entries, String writeKey, String out, NameScope names, Encoding encoding) {
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
        code.addStatement("$L.$L($L)", out, writeKey, StringLiterals.of(entry.key()));
        code.add(encoding.writePresent(type, writer, entry.value()));
        code.endControlFlow();
      } else {
        code.addStatement("$L.$L($L)", out, writeKey, StringLiterals.of(entry.key()));
        code.add(encoding.write(entry.type(), writer, entry.value()));
      }
    }
    return code.build();
  }
}
