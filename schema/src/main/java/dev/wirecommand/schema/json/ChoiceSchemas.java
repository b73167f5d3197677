package dev.wirecommand.schema.json;

import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.walk.ChoiceShape;
import dev.wirecommand.schema.walk.Kind;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Writes the JSON Schema of choices. */
final class ChoiceSchemas {
  private static final Set<Kind> ENUM = Set.of(Kind.TEXT, Kind.NULL);

  private final Schema schema;
  private final JsonGenerator out;
  private final TypeSchemas types;

  ChoiceSchemas(Schema schema, JsonGenerator out, TypeSchemas types) {
    this.schema = schema;
    this.out = out;
    this.types = types;
  }

  /** Writes the members of the schema. A choice that is not plain has none: it may be anything. */
  JsonGenerator write(SchemaType.Choice type) {
    ChoiceShape shape = ChoiceShape.of(type, schema);
    if (!shape.plain()) {
      return out;
    }
    boolean named = type.alternatives().stream().anyMatch(SchemaType.Reference.class::isInstance);
    Optional<Set<String>> constants = shape.constants();
    if (!named && constants.isPresent() && ENUM.containsAll(shape.kinds())) {
      out.writeName("enum").writeStartArray();
      constants.get().forEach(out::writeString);
      if (shape.has(Kind.NULL)) {
        out.writeNull();
      }
      return out.writeEndArray();
    }
    boolean records = shape.kinds().equals(Set.of(Kind.MAP));
    out.writeName(records ? "oneOf" : "anyOf").writeStartArray();
    type.alternatives().stream().distinct().forEach(types::object);
    return out.writeEndArray();
  }
}
