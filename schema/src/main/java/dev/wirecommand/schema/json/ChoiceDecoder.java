package dev.wirecommand.schema.json;

import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.walk.ChoiceShape;
import dev.wirecommand.schema.walk.Kind;
import dev.wirecommand.schema.walk.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a JSON value as a value of one of several types. */
final class ChoiceDecoder {
  private final Decoding decoding;
  private final JsonTree value;

  ChoiceDecoder(Decoding decoding, JsonTree value) {
    this.decoding = decoding;
    this.value = value;
  }

  void decode(SchemaType.Choice type) {
    ChoiceShape shape = ChoiceShape.of(type, decoding.schema());
    if (!shape.plain()) {
      decoding.decodeUntyped(type, value);
      return;
    }
    Kind kind = kind(shape);
    List<SchemaType> alternatives = shape.of(kind);
    if (alternatives.size() == 1) {
      decoding.decode(alternatives.get(0), value);
      return;
    }
    if (kind == Kind.MAP) {
      tagged(shape);
      return;
    }
    Optional<Set<String>> constants = kind == Kind.TEXT ? shape.constants() : Optional.empty();
    if (constants.isPresent()) {
      constant(constants.get());
    } else {
      first(alternatives);
    }
  }

  /** Returns the kind of the alternatives that the value may belong to. */
  private Kind kind(ChoiceShape shape) {
    Kind kind = value.accept(new JsonKind(shape));
    if (!shape.has(kind)) {
      throw decoding.mismatch(shape.words(JsonKind::words), value);
    }
    return kind;
  }

  private void constant(Set<String> constants) {
    if (!(value instanceof JsonTree.Str string)) {
      throw decoding.mismatch("string", value);
    }
    if (!constants.contains(string.value())) {
      throw decoding.fault(
          value,
          "unknown constant "
              + Words.quoted(string.value())
              + "; it is one of "
              + Words.list(constants));
    }
    decoding.out().writeText(string.value());
  }

  private void tagged(ChoiceShape shape) {
    if (!(value instanceof JsonTree.Obj object)) {
      throw decoding.mismatch("object", value);
    }
    for (JsonTree.Member member : object.members()) {
      if (member.name().equals(ChoiceShape.TAG)) {
        tagged(shape, member.value());
        return;
      }
    }
    throw decoding.fault(value, Words.missingField(ChoiceShape.TAG));
  }

  private void tagged(ChoiceShape shape, JsonTree tag) {
    decoding.path().enter(ChoiceShape.TAG);
    if (!(tag instanceof JsonTree.Str string)) {
      throw decoding.mismatch("string", tag);
    }
    SchemaType.Record record = shape.tagged().get(string.value());
    if (record == null) {
      throw decoding.fault(tag, Words.unknownType(string.value(), shape.tagged().keySet()));
    }
    decoding.path().exit();
    decoding.decode(record, value);
  }

  /** Writes the value as the first type that takes it. None of them contains others. */
  private void first(List<SchemaType> alternatives) {
    int mark = decoding.out().size();
    int depth = decoding.path().depth();
    for (SchemaType alternative : alternatives) {
      try {
        decoding.decode(alternative, value);
        return;
      } catch (JsonException e) {
        decoding.out().truncate(mark);
        decoding.path().cut(depth);
      }
    }
    throw decoding.fault(
        value, "the value is of none of the " + alternatives.size() + " types that are allowed");
  }
}
