package dev.wirecommand.schema.walk;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;

/** Tells which types have null among their values. */
public final class Nulls {
  private Nulls() {}

  /**
   * Tells whether null is a value of a type. In a field that need not be there, null means that it
   * is not, unless it is a value.
   */
  public static boolean admitted(SchemaType type, Schema schema) {
    SchemaType resolved = schema.resolve(type);
    if (resolved instanceof SchemaType.Choice choice) {
      ChoiceShape shape = ChoiceShape.of(choice, schema);
      return shape.has(Kind.NULL)
          || shape.of(Kind.OTHER).stream().anyMatch(SchemaType.Any.class::isInstance);
    }
    return resolved instanceof SchemaType.Null
        || resolved instanceof SchemaType.Any
        || (resolved instanceof SchemaType.Literal literal
            && literal.value() instanceof CborValue.Null);
  }
}
