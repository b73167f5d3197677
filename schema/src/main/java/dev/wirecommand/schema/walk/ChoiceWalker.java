package dev.wirecommand.schema.walk;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.schema.SchemaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks through a value of one of several types. */
final class ChoiceWalker {
  private final ValueWalker walker;
  private final CborReader in;

  ChoiceWalker(ValueWalker walker) {
    this.walker = walker;
    this.in = walker.in();
  }

  void walk(SchemaType.Choice type) {
    ChoiceShape shape = ChoiceShape.of(type, walker.schema());
    if (shape.plain()) {
      plain(shape);
      return;
    }
    int from = in.position();
    for (SchemaType alternative : shape.all()) {
      if (walker.matches(alternative)) {
        in.seek(from);
        walker.sink().onUntyped(in);
        return;
      }
    }
    throw walker.scalars().fault(noAlternative(shape.all().size()));
  }

  private static String noAlternative(int count) {
    return "the value is of none of the " + count + " types that are allowed";
  }

  private void plain(ChoiceShape shape) {
    Kind kind = kind(shape);
    List<SchemaType> alternatives = shape.of(kind);
    if (kind == Kind.MAP && alternatives.size() > 1) {
      tagged(shape);
      return;
    }
    if (alternatives.size() == 1) {
      walker.walk(alternatives.get(0));
      return;
    }
    Optional<Set<String>> constants = kind == Kind.TEXT ? shape.constants() : Optional.empty();
    if (constants.isPresent()) {
      constant(constants.get());
      return;
    }
    int from = in.position();
    for (SchemaType alternative : alternatives) {
      if (walker.matches(alternative)) {
        in.seek(from);
        walker.walk(alternative);
        return;
      }
    }
    throw walker.scalars().fault(noAlternative(alternatives.size()));
  }

  /** Returns the kind of the alternatives that the next value may belong to. */
  private Kind kind(ChoiceShape shape) {
    Kind kind = Kind.of(in.peek());
    if (shape.has(kind)) {
      return kind;
    }
    if (kind == Kind.BYTES && shape.has(Kind.TEXT)) {
      return Kind.TEXT;
    }
    if (kind == Kind.INTEGER && shape.has(Kind.FLOAT)) {
      return Kind.FLOAT;
    }
    throw walker.scalars().fault("expected " + shape.words(Kind::words) + ", got " + in.peek());
  }

  private void constant(Set<String> constants) {
    String text = in.readText();
    if (!constants.contains(text)) {
      throw walker
          .scalars()
          .fault(
              "unknown constant " + Words.quoted(text) + "; it is one of " + Words.list(constants));
    }
    walker.sink().onText(text);
  }

  private void tagged(ChoiceShape shape) {
    int from = in.position();
    String tag = tag();
    in.seek(from);
    SchemaType.Record record = shape.tagged().get(tag);
    if (record == null) {
      walker.path().enter(ChoiceShape.TAG);
      throw walker.scalars().fault(Words.unknownType(tag, shape.tagged().keySet()));
    }
    walker.walk(record);
  }

  private String tag() {
    int pairs = in.readMapHeader();
    for (int i = 0; i < pairs; i++) {
      boolean name = in.peek() == CborType.TEXT || in.peek() == CborType.BYTES;
      if (name && in.readText().equals(ChoiceShape.TAG)) {
        walker.path().enter(ChoiceShape.TAG);
        String tag = in.readText();
        walker.path().exit();
        return tag;
      }
      if (!name) {
        in.skip();
      }
      in.skip();
    }
    throw walker.scalars().fault(Words.missingField(ChoiceShape.TAG));
  }
}
