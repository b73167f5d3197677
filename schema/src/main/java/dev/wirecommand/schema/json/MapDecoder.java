package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.walk.Kind;
import dev.wirecommand.schema.walk.MapShape;
import dev.wirecommand.schema.walk.Words;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Writes a JSON object as a map, whose keys are written as strings in JSON. */
final class MapDecoder {
  private final Decoding decoding;
  private final JsonTree value;
  private final CborWriter out;

  MapDecoder(Decoding decoding, JsonTree value) {
    this.decoding = decoding;
    this.value = value;
    this.out = decoding.out();
  }

  void decode(SchemaType.Map type) {
    if (MapShape.keys(type, decoding.schema()) == Kind.OTHER) {
      decoding.decodeUntyped(type, value);
      return;
    }
    if (!(value instanceof JsonTree.Obj object)) {
      throw decoding.mismatch("object", value);
    }
    int length = object.members().size();
    if (!type.length().contains(length)) {
      throw decoding.fault(
          value, "map of " + length + " keys, where " + type.length() + " are due");
    }
    Set<ByteBuffer> keys = new HashSet<>();
    int mark = out.beginMap(length);
    for (JsonTree.Member member : object.members()) {
      if (!keys.add(key(type.key(), member))) {
        throw new JsonException(
            decoding.path().json(),
            "the key " + Words.quoted(member.name()) + " is equal to another",
            member.place());
      }
      decoding.path().enter(member.name());
      decoding.decode(type.value(), member.value());
      decoding.path().exit();
    }
    out.endMap(mark);
  }

  /** Writes a key and returns its encoded bytes. */
  private ByteBuffer key(SchemaType type, JsonTree.Member member) {
    int from = out.size();
    try {
      decoding.decode(type, new JsonTree.Str(member.name(), member.place()));
    } catch (JsonException e) {
      String detail = "key " + Words.quoted(member.name()) + ": " + e.detail();
      throw new JsonException(e.path(), detail, member.place());
    }
    int begin = out.offset() + from;
    return ByteBuffer.wrap(Arrays.copyOfRange(out.buffer(), begin, begin + out.size() - from));
  }
}
