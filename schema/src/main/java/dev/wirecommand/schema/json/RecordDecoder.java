package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.SchemaType.Field;
import dev.wirecommand.schema.walk.Nulls;
import dev.wirecommand.schema.walk.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Writes a JSON object as a record. */
final class RecordDecoder {
  private final Decoding decoding;
  private final JsonTree value;

  RecordDecoder(Decoding decoding, JsonTree value) {
    this.decoding = decoding;
    this.value = value;
  }

  void decode(SchemaType.Record type) {
    if (!(value instanceof JsonTree.Obj object)) {
      throw decoding.mismatch("object", value);
    }
    List<JsonTree.Member> present = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonTree.Member member : object.members()) {
      Field field = type.fields().get(member.name());
      if (field == null) {
        throw new JsonException(
            decoding.path().json(),
            Words.unknownField(member.name(), type.fields().keySet()),
            member.place());
      }
      names.add(member.name());
      if (!isAbsent(field, member.value())) {
        present.add(member);
      }
    }
    for (Field field : type.fields().values()) {
      if (field.required() && !names.contains(field.name())) {
        throw decoding.fault(value, Words.missingField(field.name()));
      }
    }
    write(type, present);
  }

  /** A field that need not be there may be null, which means that it is not. */
  private boolean isAbsent(Field field, JsonTree member) {
    return !field.required()
        && member instanceof JsonTree.Null
        && !Nulls.admitted(field.type(), decoding.schema());
  }

  private void write(SchemaType.Record type, List<JsonTree.Member> members) {
    CborWriter out = decoding.out();
    int mark = out.beginMap(members.size());
    for (JsonTree.Member member : members) {
      Field field = Objects.requireNonNull(type.fields().get(member.name()));
      if (type.byteKeys()) {
        out.writeName(member.name());
      } else {
        out.writeText(member.name());
      }
      decoding.path().enter(member.name());
      decoding.decode(field.type(), member.value());
      decoding.path().exit();
    }
    out.endMap(mark);
  }
}
