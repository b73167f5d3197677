package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.SchemaType.Field;
import dev.wirecommand.schema.walk.Kind;
import dev.wirecommand.schema.walk.MapShape;
import java.util.Collection;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the members of the JSON Schema of a type into an object that has been begun. Each method
 * returns the generator.
 */
final class TypeSchemas implements SchemaType.Visitor<JsonGenerator> {
  private final Schema schema;
  private final BytesFormat format;
  private final JsonGenerator out;
  private final String prefix;
  private final Consumer<String> names;
  private final StringSchemas strings;

  /**
   * Makes a writer.
   *
   * @param prefix what a reference has before the name of a type
   * @param names is told of each name that is referred to
   */
  TypeSchemas(
      Schema schema, BytesFormat format, JsonGenerator out, String prefix, Consumer<String> names) {
    this.schema = schema;
    this.format = format;
    this.out = out;
    this.prefix = prefix;
    this.names = names;
    this.strings = new StringSchemas(format, out);
  }

  /** Writes the schema of a type as an object. */
  JsonGenerator object(SchemaType type) {
    out.writeStartObject();
    type.accept(this);
    return out.writeEndObject();
  }

  @Override
  public JsonGenerator visitAny(SchemaType.Any type) {
    return out;
  }

  @Override
  public JsonGenerator visitNull(SchemaType.Null type) {
    return out.writeStringProperty("type", "null");
  }

  @Override
  public JsonGenerator visitBool(SchemaType.Bool type) {
    return out.writeStringProperty("type", "boolean");
  }

  @Override
  public JsonGenerator visitInt(SchemaType.Int type) {
    return out.writeStringProperty("type", "integer")
        .writeNumberProperty("minimum", type.min())
        .writeNumberProperty("maximum", type.max());
  }

  @Override
  public JsonGenerator visitFloat(SchemaType.Float type) {
    out.writeName("anyOf").writeStartArray();
    out.writeStartObject().writeStringProperty("type", "number").writeEndObject();
    out.writeStartObject().writeName("enum").writeStartArray();
    out.writeString("NaN").writeString("Infinity").writeString("-Infinity");
    return out.writeEndArray().writeEndObject().writeEndArray();
  }

  @Override
  public JsonGenerator visitText(SchemaType.Text type) {
    return strings.text(type);
  }

  @Override
  public JsonGenerator visitBytes(SchemaType.Bytes type) {
    return strings.bytes(type);
  }

  @Override
  public JsonGenerator visitUuid(SchemaType.Uuid type) {
    return strings.uuid();
  }

  @Override
  public JsonGenerator visitLiteral(SchemaType.Literal type) {
    CborValue value = type.value();
    if (value instanceof CborValue.Undefined || value instanceof CborValue.Simple) {
      return out;
    }
    out.writeName("const");
    JsonSink sink = new JsonSink(out, format);
    if (value instanceof CborValue.Bytes bytes) {
      sink.onBytes(bytes.value());
    } else if (value instanceof CborValue.Float number) {
      sink.onFloat(number.value(), Double.SIZE);
    } else {
      value.accept(new UntypedEncoder(out));
    }
    return out;
  }

  @Override
  public JsonGenerator visitArray(SchemaType.Array type) {
    out.writeStringProperty("type", "array").writeName("items");
    object(type.element());
    return strings.bounds("minItems", "maxItems", type.length());
  }

  @Override
  public JsonGenerator visitTuple(SchemaType.Tuple type) {
    int length = type.elements().size();
    out.writeStringProperty("type", "array");
    if (length > 0) {
      out.writeName("prefixItems").writeStartArray();
      type.elements().forEach(this::object);
      out.writeEndArray();
    }
    return out.writeBooleanProperty("items", false).writeNumberProperty("minItems", length);
  }

  @Override
  public JsonGenerator visitMap(SchemaType.Map type) {
    Kind keys = MapShape.keys(type, schema);
    if (keys == Kind.OTHER) {
      return out;
    }
    out.writeStringProperty("type", "object");
    if (keys == Kind.INTEGER) {
      out.writeName("propertyNames").writeStartObject();
      out.writeStringProperty("pattern", "^(0|-?[1-9][0-9]*)$").writeEndObject();
    } else if (!schema.resolve(type.key()).equals(SchemaType.Text.ANY)) {
      out.writeName("propertyNames");
      object(type.key());
    }
    out.writeName("additionalProperties");
    object(type.value());
    return strings.bounds("minProperties", "maxProperties", type.length());
  }

  @Override
  public JsonGenerator visitRecord(SchemaType.Record type) {
    Collection<Field> fields = type.fields().values();
    return fields(fields, field -> field.type().accept(this));
  }

  /**
   * Writes the members of an object's schema.
   *
   * @param members writes the members of the schema of a field
   */
  JsonGenerator fields(Collection<Field> fields, Consumer<Field> members) {
    out.writeStringProperty("type", "object");
    out.writeName("properties").writeStartObject();
    for (Field field : fields) {
      out.writeName(field.name()).writeStartObject();
      members.accept(field);
      out.writeEndObject();
    }
    out.writeEndObject();
    if (fields.stream().anyMatch(Field::required)) {
      out.writeName("required").writeStartArray();
      fields.stream().filter(Field::required).forEach(field -> out.writeString(field.name()));
      out.writeEndArray();
    }
    return out.writeBooleanProperty("additionalProperties", false);
  }

  @Override
  public JsonGenerator visitChoice(SchemaType.Choice type) {
    return new ChoiceSchemas(schema, out, this).write(type);
  }

  @Override
  public JsonGenerator visitReference(SchemaType.Reference type) {
    names.accept(type.name());
    return out.writeStringProperty("$ref", prefix + type.name());
  }
}
