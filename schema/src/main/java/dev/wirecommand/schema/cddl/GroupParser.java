package dev.wirecommand.schema.cddl;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.SchemaType.Field;
import dev.wirecommand.schema.SchemaType.Literal;
import dev.wirecommand.schema.Size;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Parses what stands in braces and brackets: maps, records and arrays. */
final class GroupParser {
  private static final Size ONCE = Size.exactly(1);
  private static final Size AT_MOST_ONCE = new Size(0, 1);

  private final TokenCursor cursor;
  private final TypeParser types;

  /** An entry of a group: how often it occurs, its key if it has one, and its type. */
  private record Entry(
      Size occurrence, Optional<SchemaType> key, SchemaType type, Position position) {}

  GroupParser(TokenCursor cursor, TypeParser types) {
    this.cursor = cursor;
    this.types = types;
  }

  SchemaType array() {
    Position position = cursor.peek().position();
    List<Entry> entries = entries("]");
    if (entries.size() == 1 && !entries.get(0).occurrence.equals(ONCE)) {
      return new SchemaType.Array(entries.get(0).type, entries.get(0).occurrence);
    }
    if (!entries.stream().allMatch(entry -> entry.occurrence.equals(ONCE))) {
      throw new CddlException(position, "an array with a type that repeats can have no other type");
    }
    return new SchemaType.Tuple(entries.stream().map(Entry::type).toList());
  }

  SchemaType map() {
    Position position = cursor.peek().position();
    List<Entry> entries = entries("}");
    for (Entry entry : entries) {
      if (entry.key.isEmpty()) {
        throw new CddlException(entry.position, "an entry of a map needs a key before its type");
      }
    }
    if (entries.stream().allMatch(GroupParser::isField)) {
      return fields(entries);
    }
    if (entries.size() == 1) {
      Entry entry = entries.get(0);
      return new SchemaType.Map(entry.key.orElseThrow(), entry.type, entry.occurrence);
    }
    throw new CddlException(
        position, "a map has either fields, whose keys are text or bytes, or one kind of pair");
  }

  private static boolean isField(Entry entry) {
    return (entry.occurrence.equals(ONCE) || entry.occurrence.equals(AT_MOST_ONCE))
        && entry.key.orElseThrow() instanceof Literal literal
        && (literal.value() instanceof CborValue.Text
            || literal.value() instanceof CborValue.Bytes);
  }

  private static SchemaType fields(List<Entry> entries) {
    Map<String, Field> fields = new LinkedHashMap<>();
    boolean byteKeys = false;
    for (Entry entry : entries) {
      CborValue key = ((Literal) entry.key.orElseThrow()).value();
      boolean bytes = key instanceof CborValue.Bytes;
      if (!fields.isEmpty() && bytes != byteKeys) {
        throw new CddlException(entry.position, "a map has keys that are text, or bytes, not both");
      }
      byteKeys = bytes;
      String name =
          key instanceof CborValue.Bytes value
              ? new String(value.value(), StandardCharsets.UTF_8)
              : ((CborValue.Text) key).value();
      boolean required = entry.occurrence.equals(ONCE);
      if (fields.put(name, new Field(name, entry.type, required)) != null) {
        throw new CddlException(entry.position, "the second field named '" + name + "'");
      }
    }
    return new SchemaType.Record(fields, byteKeys);
  }

  private List<Entry> entries(String closing) {
    List<Entry> entries = new ArrayList<>();
    cursor.enter();
    while (!cursor.peek().is(closing)) {
      entries.add(entry());
      if (!cursor.take(",") && !cursor.peek().is(closing)) {
        throw cursor.expected("',' or '" + closing + "'");
      }
    }
    cursor.exit(closing);
    return entries;
  }

  private Entry entry() {
    Position position = cursor.peek().position();
    Size occurrence = occurrence();
    Token first = cursor.peek();
    if (first.kind() == Token.Kind.NAME && cursor.second().is(":")) {
      cursor.next();
      cursor.next();
      Literal key = new Literal(new CborValue.Text(first.text()));
      return new Entry(occurrence, Optional.of(key), types.type(), position);
    }
    SchemaType type = types.single();
    if (cursor.take("^")) {
      cursor.expect("=>");
      return new Entry(occurrence, Optional.of(type), types.type(), position);
    }
    if (cursor.take("=>") || (type instanceof Literal && cursor.take(":"))) {
      return new Entry(occurrence, Optional.of(type), types.type(), position);
    }
    return new Entry(occurrence, Optional.empty(), types.choice(type), position);
  }

  /** Parses how often an entry occurs. It is written without spaces, as in {@code 1*4}. */
  private Size occurrence() {
    if (cursor.take("?")) {
      return AT_MOST_ONCE;
    }
    if (cursor.take("+")) {
      return new Size(1, Integer.MAX_VALUE);
    }
    Token first = cursor.peek();
    boolean min = isCount(first) && cursor.second().is("*") && cursor.second().touches(first);
    if (!min && !first.is("*")) {
      return ONCE;
    }
    int from = min ? count(cursor.next()) : 0;
    Token star = cursor.next();
    boolean max = isCount(cursor.peek()) && cursor.peek().touches(star);
    int to = max ? count(cursor.next()) : Integer.MAX_VALUE;
    if (to < from) {
      throw new CddlException(first.position(), "no number is from " + from + " to " + to);
    }
    return new Size(from, to);
  }

  private static boolean isCount(Token token) {
    return token.value() instanceof CborValue.Int number && number.value().signum() >= 0;
  }

  private static int count(Token token) {
    BigInteger most = BigInteger.valueOf(Integer.MAX_VALUE);
    return ((CborValue.Int) Objects.requireNonNull(token.value())).value().min(most).intValue();
  }
}
