package dev.wirecommand.processor.harness;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints values as texts that are equal if the values are, at any depth, also for types such as
 * arrays, whose {@code equals} compares identities.
 */
public final class DeepText {
  private DeepText() {}

  public static String of(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof CborValue free) {
      // Maps with the same entries may differ in their order.
      CborWriter out = new CborWriter();
      free.writeTo(out);
      return "CBOR " + HexFormat.of().formatHex(out.toByteArray());
    }
    if (value instanceof ObjectNode object) {
      return "Object"
          + object.properties().stream()
              .map(property -> of(property.getKey()) + "=" + of(property.getValue()))
              .sorted()
              .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof ArrayNode array) {
      return "Array" + of(array.valueStream().toList());
    }
    if (value instanceof Record) {
      return ofRecord(value);
    }
    if (value.getClass().isArray()) {
      return value.getClass().getComponentType().getSimpleName()
          + IntStream.range(0, Array.getLength(value))
              .mapToObj(i -> of(Array.get(value, i)))
              .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return "buffer " + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Optional<?> optional) {
      return "Optional(" + optional.map(DeepText::of).orElse("") + ")";
    }
    // Strings are quoted, so that they can't be mistaken for parts of other values.
    return value instanceof Map<?, ?> || value instanceof Collection<?>
        ? ofCollection(value)
        : value.getClass().getSimpleName() + " \"" + value + '"';
  }

  private static String ofCollection(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> of(entry.getKey()) + "=" + of(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(", ", "Map{", "}"));
    }
    Stream<String> elements = ((Collection<?>) value).stream().map(DeepText::of);
    return value instanceof Set<?>
        ? elements.sorted().collect(Collectors.joining(", ", "Set{", "}"))
        : elements.collect(Collectors.joining(", ", kind(value) + "[", "]"));
  }

  private static String kind(Object value) {
    return value instanceof List<?> ? "List" : value.getClass().getSimpleName();
  }

  private static String ofRecord(Object value) {
    return Stream.of(value.getClass().getRecordComponents())
        .map(component -> component.getName() + "=" + of(get(component, value)))
        .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "(", ")"));
  }

  private static Object get(RecordComponent component, Object value) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    try {
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
