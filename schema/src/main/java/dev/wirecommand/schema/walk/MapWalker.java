package dev.wirecommand.schema.walk;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.SchemaType.Field;
import java.util.HashSet;
import java.util.Set;

/** Walks through maps and records. */
final class MapWalker {
  private final ValueWalker walker;
  private final CborReader in;
  private final ValueSink sink;

  MapWalker(ValueWalker walker) {
    this.walker = walker;
    this.in = walker.in();
    this.sink = walker.sink();
  }

  void walk(SchemaType.Record type) {
    int pairs = in.readMapHeader();
    Set<String> seen = new HashSet<>();
    sink.beginMap();
    for (int i = 0; i < pairs; i++) {
      String name = in.readText();
      Field field = type.fields().get(name);
      if (!seen.add(name)) {
        throw walker.scalars().fault("duplicate key " + Words.quoted(name));
      } else if (field != null) {
        field(field);
      } else if (walker.skipsUnknown()) {
        in.skip();
      } else {
        throw walker.scalars().fault(Words.unknownField(name, type.fields().keySet()));
      }
    }
    for (Field field : type.fields().values()) {
      if (field.required() && !seen.contains(field.name())) {
        throw walker.scalars().fault(Words.missingField(field.name()));
      }
    }
    sink.endMap();
  }

  private void field(Field field) {
    if (!walker.isAbsent(field)) {
      sink.onName(field.name());
      walker.walkField(field.name(), field.type());
    }
  }

  void walk(SchemaType.Map type) {
    Kind keys = MapShape.keys(type, walker.schema());
    int from = in.position();
    int pairs = in.readMapHeader();
    if (!type.length().contains(pairs)) {
      throw walker
          .scalars()
          .fault("map of " + pairs + " keys, where " + type.length() + " are due");
    }
    if (keys == Kind.OTHER) {
      check(type, pairs);
      in.seek(from);
      sink.onUntyped(in);
      return;
    }
    boolean uuid = MapShape.hasUuidKeys(type, walker.schema());
    Set<CborValue> seen = new HashSet<>();
    sink.beginMap();
    for (int i = 0; i < pairs; i++) {
      CborValue key = key(type.key(), keys);
      if (!seen.add(key)) {
        throw walker.scalars().fault("two keys of the map are equal");
      }
      tell(key, uuid);
      walker.walkField(step(key), type.value());
    }
    sink.endMap();
  }

  private void check(SchemaType.Map type, int pairs) {
    for (int i = 0; i < pairs; i++) {
      CborValue key = key(type.key(), Kind.OTHER);
      walker.path().enter(step(key));
      walker.check(type.value());
      walker.path().exit();
    }
  }

  private CborValue key(SchemaType type, Kind keys) {
    int from = in.position();
    walker.check(type);
    int end = in.position();
    in.seek(from);
    if (keys == Kind.TEXT && in.peek() == CborType.BYTES) {
      return new CborValue.Text(in.readText());
    }
    CborValue key = CborValue.read(in);
    in.seek(end);
    return key;
  }

  private void tell(CborValue key, boolean uuid) {
    if (key instanceof CborValue.Bytes bytes) {
      sink.onBytesKey(bytes.value(), uuid);
    } else if (key instanceof CborValue.Int number) {
      sink.onIntegerKey(number.value());
    } else {
      sink.onName(step(key));
    }
  }

  /** Returns a key as it stands in paths. */
  private static String step(CborValue key) {
    return key instanceof CborValue.Text text ? text.value() : Words.shown(key);
  }
}
