package dev.wirecommand.schema.walk;

import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.SchemaType.Choice;

/** Tells what the keys of a map are. */
public final class MapShape {
  private MapShape() {}

  /**
   * Returns the kind of the keys: text, bytes or integers, which names in JSON can express; {@link
   * Kind#OTHER} if the map is not plain.
   */
  public static Kind keys(SchemaType.Map map, Schema schema) {
    SchemaType key = schema.resolve(map.key());
    Kind kind;
    if (key instanceof Choice choice) {
      ChoiceShape shape = ChoiceShape.of(choice, schema);
      boolean one = shape.plain() && shape.kinds().size() == 1;
      kind = one ? shape.kinds().iterator().next() : Kind.OTHER;
    } else {
      kind = key.accept(new KindOf(schema));
    }
    return switch (kind) {
      case TEXT, BYTES, INTEGER -> kind;
      default -> Kind.OTHER;
    };
  }

  /** Tells whether the keys are UUIDs. */
  public static boolean hasUuidKeys(SchemaType.Map map, Schema schema) {
    return schema.resolve(map.key()) instanceof SchemaType.Uuid;
  }
}
