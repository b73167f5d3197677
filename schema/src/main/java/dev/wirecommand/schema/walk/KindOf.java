package dev.wirecommand.schema.walk;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;

/** Finds the kind of a type's values. */
final class KindOf implements SchemaType.Visitor<Kind> {
  private final Schema schema;

  KindOf(Schema schema) {
    this.schema = schema;
  }

  @Override
  public Kind visitAny(SchemaType.Any type) {
    return Kind.OTHER;
  }

  @Override
  public Kind visitNull(SchemaType.Null type) {
    return Kind.NULL;
  }

  @Override
  public Kind visitBool(SchemaType.Bool type) {
    return Kind.BOOL;
  }

  @Override
  public Kind visitInt(SchemaType.Int type) {
    return Kind.INTEGER;
  }

  @Override
  public Kind visitFloat(SchemaType.Float type) {
    return Kind.FLOAT;
  }

  @Override
  public Kind visitText(SchemaType.Text type) {
    return Kind.TEXT;
  }

  @Override
  public Kind visitBytes(SchemaType.Bytes type) {
    return Kind.BYTES;
  }

  @Override
  public Kind visitUuid(SchemaType.Uuid type) {
    return Kind.BYTES;
  }

  @Override
  public Kind visitLiteral(SchemaType.Literal type) {
    return of(type.value());
  }

  static Kind of(CborValue value) {
    if (value instanceof CborValue.Int) {
      return Kind.INTEGER;
    } else if (value instanceof CborValue.Text) {
      return Kind.TEXT;
    } else if (value instanceof CborValue.Bytes) {
      return Kind.BYTES;
    } else if (value instanceof CborValue.Bool) {
      return Kind.BOOL;
    } else if (value instanceof CborValue.Null) {
      return Kind.NULL;
    }
    return value instanceof CborValue.Float ? Kind.FLOAT : Kind.OTHER;
  }

  @Override
  public Kind visitArray(SchemaType.Array type) {
    return Kind.ARRAY;
  }

  @Override
  public Kind visitTuple(SchemaType.Tuple type) {
    return Kind.ARRAY;
  }

  @Override
  public Kind visitMap(SchemaType.Map type) {
    return Kind.MAP;
  }

  @Override
  public Kind visitRecord(SchemaType.Record type) {
    return Kind.MAP;
  }

  @Override
  public Kind visitChoice(SchemaType.Choice type) {
    return Kind.OTHER;
  }

  @Override
  public Kind visitReference(SchemaType.Reference type) {
    return schema.resolve(type).accept(this);
  }
}
