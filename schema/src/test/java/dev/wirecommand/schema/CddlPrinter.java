package dev.wirecommand.schema;

import dev.wirecommand.cbor.CborValue;
import java.util.ArrayList;
import java.util.List;

/** Prints types as CDDL, in the forms that the processor writes where it has one. */
public final class CddlPrinter implements SchemaType.Visitor<String> {
  @Override
  public String visitAny(SchemaType.Any type) {
    return "any";
  }

  @Override
  public String visitNull(SchemaType.Null type) {
    return "null";
  }

  @Override
  public String visitBool(SchemaType.Bool type) {
    return "bool";
  }

  @Override
  public String visitInt(SchemaType.Int type) {
    boolean all =
        type.min().equals(SchemaType.Int.SMALLEST) && type.max().equals(SchemaType.Int.LARGEST);
    return all ? "int" : type.min() + ".." + type.max();
  }

  @Override
  public String visitFloat(SchemaType.Float type) {
    return type.bits() == 64 ? "float" : type.bits() == 32 ? "float16-32" : "float16";
  }

  @Override
  public String visitText(SchemaType.Text type) {
    String text = "tstr";
    if (!type.bytes().equals(Size.ANY)) {
      text += " .size " + size(type.bytes());
    }
    return text + type.pattern().map(pattern -> " .regexp " + quoted(pattern)).orElse("");
  }

  private static String size(Size size) {
    return size.min() == size.max()
        ? Integer.toString(size.min())
        : "(" + size.min() + ".." + size.max() + ")";
  }

  @Override
  public String visitBytes(SchemaType.Bytes type) {
    return type.bytes().equals(Size.ANY) ? "bstr" : "bstr .size " + size(type.bytes());
  }

  @Override
  public String visitUuid(SchemaType.Uuid type) {
    return "bstr .size 16";
  }

  @Override
  public String visitLiteral(SchemaType.Literal type) {
    return type.value() instanceof CborValue.Text text
        ? quoted(text.value())
        : type.value().toString();
  }

  @Override
  public String visitArray(SchemaType.Array type) {
    return "[" + occurrence(type.length()) + type.element().accept(this) + "]";
  }

  private static String occurrence(Size size) {
    if (size.equals(Size.ANY)) {
      return "* ";
    }
    return size.min() + "*" + (size.max() == Integer.MAX_VALUE ? "" : size.max()) + " ";
  }

  @Override
  public String visitTuple(SchemaType.Tuple type) {
    return "["
        + String.join(", ", type.elements().stream().map(t -> t.accept(this)).toList())
        + "]";
  }

  @Override
  public String visitMap(SchemaType.Map type) {
    return "{"
        + occurrence(type.length())
        + "("
        + type.key().accept(this)
        + ") => "
        + type.value().accept(this)
        + "}";
  }

  @Override
  public String visitRecord(SchemaType.Record type) {
    List<String> fields = new ArrayList<>();
    for (SchemaType.Field field : type.fields().values()) {
      String key =
          type.byteKeys()
              ? "'" + quoted(field.name()).substring(1, quoted(field.name()).length() - 1) + "' => "
              : key(field.name()) + ": ";
      fields.add((field.required() ? "" : "? ") + key + field.type().accept(this));
    }
    return fields.isEmpty() ? "{}" : "{ " + String.join(", ", fields) + " }";
  }

  private static String key(String name) {
    return name.matches("[A-Za-z_$@]([A-Za-z0-9_$@.-]*[A-Za-z0-9_$@])?") ? name : quoted(name);
  }

  @Override
  public String visitChoice(SchemaType.Choice type) {
    return String.join(" / ", type.alternatives().stream().map(t -> t.accept(this)).toList());
  }

  @Override
  public String visitReference(SchemaType.Reference type) {
    return type.name();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
