package dev.wirecommand.schema.json;

import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.Size;
import dev.wirecommand.schema.TextFormat;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes the JSON Schema of what is a string in JSON. Each method returns the generator. */
final class StringSchemas {
  private final BytesFormat format;
  private final JsonGenerator out;

  StringSchemas(BytesFormat format, JsonGenerator out) {
    this.format = format;
    this.out = out;
  }

  JsonGenerator text(SchemaType.Text type) {
    out.writeStringProperty("type", "string");
    if (type.format() == TextFormat.CHAR) {
      bounds("minLength", "maxLength", Size.exactly(1));
    }
    // A character has 1 to 4 bytes.
    Size bytes = type.bytes();
    bounds("minLength", "maxLength", new Size((bytes.min() + 3) / 4, bytes.max()));
    Optional<String> pattern = type.pattern();
    if (pattern.isPresent()) {
      out.writeStringProperty("pattern", "^(?:" + pattern.get() + ")$");
    }
    return type.format().jsonFormat().isEmpty()
        ? out
        : out.writeStringProperty("format", type.format().jsonFormat());
  }

  JsonGenerator bytes(SchemaType.Bytes type) {
    Size bytes = type.bytes();
    out.writeStringProperty("type", "string");
    if (format == BytesFormat.HEX) {
      out.writeStringProperty("contentEncoding", "base16");
      out.writeStringProperty("pattern", "^([0-9a-fA-F]{2})*$");
    } else {
      out.writeStringProperty("contentEncoding", "base64");
    }
    return bounds("minLength", "maxLength", new Size(chars(bytes.min()), chars(bytes.max())));
  }

  private int chars(int bytes) {
    long chars = format == BytesFormat.HEX ? 2L * bytes : (bytes + 2L) / 3 * 4;
    return (int) Math.min(chars, Integer.MAX_VALUE);
  }

  JsonGenerator uuid() {
    return out.writeStringProperty("type", "string").writeStringProperty("format", "uuid");
  }

  /** Writes bounds of a length where they are any. */
  JsonGenerator bounds(String min, String max, Size size) {
    if (size.min() > 0) {
      out.writeNumberProperty(min, size.min());
    }
    return size.max() < Integer.MAX_VALUE ? out.writeNumberProperty(max, size.max()) : out;
  }
}
