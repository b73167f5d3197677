package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.Argument;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/**
 * Prints types as JSON Schema (draft 2020-12). A schema accepts the JSON that {@link JsonEncoder}
 * makes of the values of the type. It does not accept all that {@link JsonDecoder} is content with,
 * such as integers in strings, or null where a member need not be there.
 *
 * <p>Immutable, and so safe for use by any thread.
 */
public final class JsonSchemaPrinter {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String DEFINITIONS = "$defs";
  private static final String OWN = "#/" + DEFINITIONS + "/";

  private final Schema schema;
  private final BytesFormat format;
  private final String prefix;
  private final boolean indented;

  private JsonSchemaPrinter(Schema schema, BytesFormat format, String prefix, boolean indented) {
    this.schema = Objects.requireNonNull(schema, "schema");
    this.format = Objects.requireNonNull(format, "format");
    this.prefix = Objects.requireNonNull(prefix, "prefix");
    this.indented = indented;
  }

  /**
   * Makes a printer for JSON with bytes in base64. It prints on one line.
   *
   * @param schema the types that a type may name
   */
  public JsonSchemaPrinter(Schema schema) {
    this(schema, BytesFormat.BASE64, OWN, false);
  }

  /**
   * Returns a printer for JSON with bytes in another format.
   *
   * @param format the format
   * @return the printer
   */
  public JsonSchemaPrinter withBytes(BytesFormat format) {
    return new JsonSchemaPrinter(schema, format, prefix, indented);
  }

  /**
   * Returns a printer whose schemas refer to named types at another place. It matters to the
   * methods that write to a generator; documents of their own keep their definitions in themselves.
   *
   * @param prefix what a reference has before the name, such as {@code #/components/schemas/}
   * @return the printer
   */
  public JsonSchemaPrinter withReferences(String prefix) {
    return new JsonSchemaPrinter(schema, format, prefix, indented);
  }

  /**
   * Returns a printer that prints each member and each element on a line of its own.
   *
   * @return the printer
   */
  public JsonSchemaPrinter indented() {
    return new JsonSchemaPrinter(schema, format, prefix, true);
  }

  /**
   * Returns the JSON Schema of a type, with the named types that it uses in {@code $defs}.
   *
   * @param type the type
   * @return the document
   */
  public String print(SchemaType type) {
    return document((types, out) -> type.accept(types));
  }

  /**
   * Returns the JSON Schema of an object whose members are the arguments of a command, with the
   * named types that they use in {@code $defs}.
   *
   * @param arguments the arguments
   * @return the document
   * @throws dev.wirecommand.schema.ValueException if a default is not of its argument's type
   */
  public String printArguments(List<Argument> arguments) {
    return document((types, out) -> arguments(arguments, types, out));
  }

  /**
   * Writes the JSON Schema of a type, without definitions.
   *
   * @param type the type
   * @param out where it is written, where a value is due; not flushed
   */
  public void write(SchemaType type, JsonGenerator out) {
    types(out).object(type);
  }

  /**
   * Writes the JSON Schema of an object whose members are the arguments of a command, without
   * definitions.
   *
   * @param arguments the arguments
   * @param out where it is written, where a value is due; not flushed
   * @throws dev.wirecommand.schema.ValueException if a default is not of its argument's type
   */
  public void writeArguments(List<Argument> arguments, JsonGenerator out) {
    out.writeStartObject();
    arguments(arguments, types(out), out);
    out.writeEndObject();
  }

  /**
   * Writes an object that has the JSON Schema of each named type by its name.
   *
   * @param out where it is written, where a value is due; not flushed
   */
  public void writeDefinitions(JsonGenerator out) {
    TypeSchemas types = types(out);
    out.writeStartObject();
    for (Map.Entry<String, SchemaType> type : schema.types().entrySet()) {
      out.writeName(type.getKey());
      types.object(type.getValue());
    }
    out.writeEndObject();
  }

  private TypeSchemas types(JsonGenerator out) {
    return new TypeSchemas(schema, format, out, prefix, name -> {});
  }

  private String document(BiConsumer<TypeSchemas, JsonGenerator> content) {
    return JsonText.print(indented, out -> document(content, out));
  }

  private void document(BiConsumer<TypeSchemas, JsonGenerator> content, JsonGenerator out) {
    Set<String> seen = new HashSet<>();
    Deque<String> due = new ArrayDeque<>();
    TypeSchemas types =
        new TypeSchemas(
            schema,
            format,
            out,
            OWN,
            name -> {
              if (seen.add(name)) {
                due.add(name);
              }
            });
    out.writeStartObject().writeStringProperty("$schema", DIALECT);
    content.accept(types, out);
    if (!due.isEmpty()) {
      out.writeName(DEFINITIONS).writeStartObject();
      while (!due.isEmpty()) {
        String name = due.remove();
        out.writeName(name);
        // A name that is not in the table is found out here.
        schema.resolve(new SchemaType.Reference(name));
        types.object(Objects.requireNonNull(schema.types().get(name)));
      }
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private void arguments(List<Argument> arguments, TypeSchemas types, JsonGenerator out) {
    Map<String, Argument> byName = new HashMap<>();
    arguments.forEach(argument -> byName.put(argument.name(), argument));
    types.fields(
        Argument.type(arguments).fields().values(),
        field -> {
          field.type().accept(types);
          describe(Objects.requireNonNull(byName.get(field.name())), out);
        });
  }

  private void describe(Argument argument, JsonGenerator out) {
    if (!argument.description().isEmpty()) {
      out.writeStringProperty("description", argument.description());
    }
    if (argument.defaultValue().isPresent()) {
      CborWriter value = new CborWriter();
      argument.defaultValue().get().writeTo(value);
      out.writeName("default");
      new JsonEncoder(schema)
          .withBytes(format)
          .write(argument.type(), new CborReader(value.toByteArray()), out);
    }
  }
}
