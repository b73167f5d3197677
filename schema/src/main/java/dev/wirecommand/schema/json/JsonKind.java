package dev.wirecommand.schema.json;

import dev.wirecommand.schema.walk.ChoiceShape;
import dev.wirecommand.schema.walk.Kind;

/** Finds the alternatives of a choice that a JSON value may belong to. */
final class JsonKind implements JsonTree.Visitor<Kind> {
  private final ChoiceShape shape;

  JsonKind(ChoiceShape shape) {
    this.shape = shape;
  }

  /** Returns a kind in words, for messages about JSON. */
  static String words(Kind kind) {
    return switch (kind) {
      case NULL -> "null";
      case BOOL -> "boolean";
      case INTEGER -> "integer";
      case FLOAT -> "number";
      case TEXT, BYTES -> "string";
      case ARRAY -> "array";
      case MAP -> "object";
      case OTHER -> "another value";
    };
  }

  @Override
  public Kind visitNull(JsonTree.Null value) {
    return Kind.NULL;
  }

  @Override
  public Kind visitBool(JsonTree.Bool value) {
    return Kind.BOOL;
  }

  @Override
  public Kind visitNumber(JsonTree.Num value) {
    if (shape.has(Kind.INTEGER)
        && (!shape.has(Kind.FLOAT) || JsonNumbers.isInteger(value.digits()))) {
      return Kind.INTEGER;
    }
    // A decimal is text, which may be given as a number.
    return shape.has(Kind.FLOAT) || shape.of(Kind.TEXT).size() != 1 ? Kind.FLOAT : Kind.TEXT;
  }

  /** A string is a number only if no alternative is written as a string. */
  @Override
  public Kind visitString(JsonTree.Str value) {
    if (shape.has(Kind.TEXT)) {
      return Kind.TEXT;
    }
    if (shape.has(Kind.BYTES)) {
      return Kind.BYTES;
    }
    boolean named = shape.has(Kind.FLOAT) && JsonNumbers.named(value.value()).isPresent();
    return shape.has(Kind.INTEGER) && !named ? Kind.INTEGER : Kind.FLOAT;
  }

  @Override
  public Kind visitArray(JsonTree.Arr value) {
    return Kind.ARRAY;
  }

  @Override
  public Kind visitObject(JsonTree.Obj value) {
    return Kind.MAP;
  }
}
