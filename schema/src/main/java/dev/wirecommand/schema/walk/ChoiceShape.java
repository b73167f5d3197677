package dev.wirecommand.schema.walk;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.SchemaType.Choice;
import dev.wirecommand.schema.SchemaType.Field;
import dev.wirecommand.schema.SchemaType.Literal;
import dev.wirecommand.schema.SchemaType.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The alternatives of a choice, and how a value's alternative is found. */
public final class ChoiceShape {
  /** The field that tells the records of a sealed interface apart (section 10 of the protocol). */
  public static final String TAG = "type";

  private final Map<Kind, List<SchemaType>> alternatives;
  private final Map<String, SchemaType.Record> tagged;
  private final boolean plain;

  private ChoiceShape(
      Map<Kind, List<SchemaType>> alternatives, Map<String, SchemaType.Record> tagged) {
    this.alternatives = alternatives;
    this.tagged = tagged;
    this.plain = isPlain();
  }

  /**
   * Returns the shape of a choice. Its references are followed, and choices within it count as
   * their alternatives.
   */
  public static ChoiceShape of(Choice choice, Schema schema) {
    KindOf kindOf = new KindOf(schema);
    Map<Kind, List<SchemaType>> alternatives = new EnumMap<>(Kind.class);
    Set<String> seen = new HashSet<>();
    Deque<SchemaType> left = new ArrayDeque<>(choice.alternatives());
    while (!left.isEmpty()) {
      SchemaType type = left.removeFirst();
      if (type instanceof Reference reference && !seen.add(reference.name())) {
        continue;
      }
      SchemaType resolved = schema.resolve(type);
      if (resolved instanceof Choice inner) {
        for (int i = inner.alternatives().size() - 1; i >= 0; i--) {
          left.addFirst(inner.alternatives().get(i));
        }
      } else {
        alternatives
            .computeIfAbsent(resolved.accept(kindOf), kind -> new ArrayList<>())
            .add(resolved);
      }
    }
    return new ChoiceShape(
        alternatives, tagged(alternatives.getOrDefault(Kind.MAP, List.of()), schema));
  }

  /** Returns records by their tag; nothing unless all are records, each with a tag of its own. */
  private static Map<String, SchemaType.Record> tagged(List<SchemaType> maps, Schema schema) {
    Map<String, SchemaType.Record> tagged = new LinkedHashMap<>();
    for (SchemaType type : maps) {
      Optional<String> tag = tag(type, schema);
      if (tag.isEmpty() || tagged.put(tag.get(), (SchemaType.Record) type) != null) {
        return Map.of();
      }
    }
    return tagged;
  }

  private static Optional<String> tag(SchemaType type, Schema schema) {
    if (type instanceof SchemaType.Record record) {
      Field field = record.fields().get(TAG);
      if (field != null
          && field.required()
          && schema.resolve(field.type()) instanceof Literal literal
          && literal.value() instanceof CborValue.Text text) {
        return Optional.of(text.value());
      }
    }
    return Optional.empty();
  }

  private boolean isPlain() {
    return !has(Kind.OTHER)
        && !(has(Kind.TEXT) && has(Kind.BYTES))
        && !((has(Kind.TEXT) || has(Kind.BYTES)) && has(Kind.FLOAT))
        && of(Kind.FLOAT).size() <= 1
        && (of(Kind.BYTES).size() <= 1 || of(Kind.BYTES).stream().noneMatch(ChoiceShape::isUuid))
        && of(Kind.ARRAY).size() <= 1
        && (of(Kind.MAP).size() <= 1 || !tagged.isEmpty());
  }

  private static boolean isUuid(SchemaType type) {
    return type instanceof SchemaType.Uuid;
  }

  /** Tells whether the form of a value in JSON tells its alternative. */
  public boolean plain() {
    return plain;
  }

  /** Tells whether an alternative has values of a kind. */
  public boolean has(Kind kind) {
    return alternatives.containsKey(kind);
  }

  /** Returns the alternatives with values of a kind. */
  public List<SchemaType> of(Kind kind) {
    return alternatives.getOrDefault(kind, List.of());
  }

  /** Returns all alternatives. */
  public List<SchemaType> all() {
    return alternatives.values().stream().flatMap(List::stream).toList();
  }

  /** Returns the kinds of the alternatives, in a fixed order. */
  public Set<Kind> kinds() {
    return alternatives.keySet();
  }

  /** Returns the records by their tag; empty if they are told apart in no such way. */
  public Map<String, SchemaType.Record> tagged() {
    return tagged;
  }

  /** Returns the constants if all alternatives of this kind are texts that are given. */
  public Optional<Set<String>> constants() {
    Set<String> constants = new LinkedHashSet<>();
    for (SchemaType type : of(Kind.TEXT)) {
      if (!(type instanceof Literal literal)) {
        return Optional.empty();
      }
      constants.add(((CborValue.Text) literal.value()).value());
    }
    return constants.isEmpty() ? Optional.empty() : Optional.of(constants);
  }

  /** Returns the kinds in words, such as {@code integer, text or null}. */
  public String words(Function<Kind, String> words) {
    List<String> names = new ArrayList<>();
    for (Kind kind : alternatives.keySet()) {
      if (kind != Kind.NULL) {
        names.add(words.apply(kind));
      }
    }
    if (has(Kind.NULL)) {
      names.add(words.apply(Kind.NULL));
    }
    String last = names.get(names.size() - 1);
    return names.size() == 1
        ? last
        : String.join(", ", names.subList(0, names.size() - 1)) + " or " + last;
  }
}
