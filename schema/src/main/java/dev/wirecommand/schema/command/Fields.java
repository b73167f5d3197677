package dev.wirecommand.schema.command;

import dev.wirecommand.cbor.CborValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The fields of a map that has been checked. */
final class Fields {
  private final Map<String, CborValue> fields = new LinkedHashMap<>();

  Fields(CborValue map) {
    for (CborValue.Entry entry : ((CborValue.Map) map).entries()) {
      if (entry.key() instanceof CborValue.Text || entry.key() instanceof CborValue.Bytes) {
        fields.put(string(entry.key()), entry.value());
      }
    }
  }

  /** Returns a field; empty if it is not there, or null. */
  Optional<CborValue> find(String name) {
    return Optional.ofNullable(fields.get(name)).filter(v -> !(v instanceof CborValue.Null));
  }

  private CborValue get(String name) {
    return find(name).orElseThrow(() -> new NoSuchElementException(name));
  }

  String text(String name) {
    return string(get(name));
  }

  boolean bool(String name) {
    return ((CborValue.Bool) get(name)).value();
  }

  List<CborValue> list(String name) {
    return ((CborValue.Array) get(name)).elements();
  }

  static long number(CborValue value) {
    return ((CborValue.Int) value).value().longValueExact();
  }

  /** Adds all fields, which are texts, to a map. */
  void texts(Map<String, String> texts) {
    fields.forEach((name, value) -> texts.put(name, string(value)));
  }

  /** Text may come as bytes. */
  private static String string(CborValue value) {
    return value instanceof CborValue.Bytes bytes
        ? new String(bytes.value(), StandardCharsets.UTF_8)
        : ((CborValue.Text) value).value();
  }
}
