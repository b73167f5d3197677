package dev.wirecommand.schema;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.SchemaType.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Makes random tables of types. A type that must have a value inside refers only to types before
 * it, so that values are finite; one that may be empty refers to any.
 */
public final class RandomTypes {
  private static final String[] NAMES = {
    "a", "b", "name", "größe", "a b", "type", "$bytes", "$ref", "", "x\"y\\", "\u0001", "😀"
  };

  private static final String[] CONSTANTS = {"RED", "dark-green", "", "NaN", "null", "ü", "7"};

  private final Random random;
  private final List<String> all = new ArrayList<>();
  private int before;

  public RandomTypes(Random random) {
    this.random = random;
  }

  /** Returns a table of up to six types. */
  public Schema schema() {
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      all.add("T" + i);
    }
    Map<String, SchemaType> types = new LinkedHashMap<>();
    for (before = 0; before < count; before++) {
      types.put(all.get(before), random.nextInt(4) == 0 ? union() : type(3));
    }
    for (TextFormat format : TextFormat.values()) {
      if (format != TextFormat.NONE) {
        types.put(format.ruleName(), new SchemaType.Text(Size.ANY, Optional.empty(), format));
      }
    }
    return Schema.of(types);
  }

  /** Returns a type that may refer to the table that was made last. */
  public SchemaType type() {
    before = all.size();
    return type(3);
  }

  private SchemaType type(int depth) {
    return switch (random.nextInt(depth > 0 ? 18 : 10)) {
      case 0 -> new SchemaType.Any();
      case 1 -> new SchemaType.Bool();
      case 2, 3 -> integers();
      case 4 -> new SchemaType.Float(new int[] {16, 32, 64, 64}[random.nextInt(4)]);
      case 5 -> text();
      case 6 -> bytes();
      case 7 -> new SchemaType.Uuid();
      case 8 -> literal();
      case 9 -> before == 0 ? new SchemaType.Null() : reference(before);
      case 10, 11 -> new SchemaType.Array(open(depth - 1), length());
      case 12 -> new SchemaType.Tuple(types(random.nextInt(4), depth - 1));
      case 13, 14 -> map(depth - 1);
      case 15 -> record(depth - 1, Optional.empty());
      case 16 -> nullable(depth - 1);
      default -> choice(depth - 1);
    };
  }

  /** A type of what may be left out. */
  private SchemaType open(int depth) {
    return random.nextInt(3) == 0 ? reference(all.size()) : type(depth);
  }

  private SchemaType reference(int among) {
    if (random.nextInt(5) == 0) {
      TextFormat format = TextFormat.values()[1 + random.nextInt(TextFormat.values().length - 1)];
      return new SchemaType.Reference(format.ruleName());
    }
    return new SchemaType.Reference(all.get(random.nextInt(among)));
  }

  private List<SchemaType> types(int count, int depth) {
    List<SchemaType> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      types.add(type(depth));
    }
    return types;
  }

  private Size length() {
    // The bounds leave room for no element where none can be made.
    return random.nextInt(3) == 0 ? new Size(0, 1 + random.nextInt(4)) : Size.ANY;
  }

  private SchemaType.Int integers() {
    BigInteger[] bounds = {
      SchemaType.Int.SMALLEST,
      BigInteger.valueOf(Long.MIN_VALUE),
      BigInteger.valueOf(-128),
      BigInteger.ZERO,
      BigInteger.valueOf(127),
      BigInteger.valueOf(Integer.MAX_VALUE),
      SchemaType.Int.LARGEST
    };
    int from = random.nextInt(bounds.length);
    int to = from + random.nextInt(bounds.length - from);
    return new SchemaType.Int(bounds[from], bounds[to]);
  }

  private SchemaType.Text text() {
    return switch (random.nextInt(4)) {
      case 0 -> new SchemaType.Text(Size.ANY, Optional.of("[a-z]{1,4}"), TextFormat.NONE);
      case 1 -> new SchemaType.Text(new Size(1, 4), Optional.empty(), TextFormat.NONE);
      default -> SchemaType.Text.ANY;
    };
  }

  private SchemaType.Bytes bytes() {
    return random.nextBoolean()
        ? SchemaType.Bytes.ANY
        : new SchemaType.Bytes(random.nextBoolean() ? Size.exactly(20) : new Size(1, 5));
  }

  private SchemaType literal() {
    return new SchemaType.Literal(
        switch (random.nextInt(6)) {
          case 0 -> new CborValue.Int(random.nextInt(100) - 50);
          case 1 -> new CborValue.Bool(random.nextBoolean());
          case 2 -> new CborValue.Bytes(new byte[] {1, 2, 3});
          case 3 -> new CborValue.Float(1.5);
          case 4 -> new CborValue.Undefined();
          default -> new CborValue.Text(CONSTANTS[random.nextInt(CONSTANTS.length)]);
        });
  }

  private SchemaType map(int depth) {
    SchemaType key = key();
    // At most one pair with a key that is given is a field.
    Size length = key instanceof SchemaType.Literal ? Size.ANY : length();
    return new SchemaType.Map(key, open(depth), length);
  }

  private SchemaType key() {
    return switch (random.nextInt(8)) {
      case 0 -> SchemaType.Bytes.ANY;
      case 1 -> integers();
      case 2 -> new SchemaType.Uuid();
      case 3 -> constants();
      case 4 -> type(1);
      case 5 -> text();
      default -> SchemaType.Text.ANY;
    };
  }

  private SchemaType constants() {
    List<SchemaType> constants = new ArrayList<>();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      constants.add(new SchemaType.Literal(new CborValue.Text(CONSTANTS[random.nextInt(7)])));
    }
    return constants.size() == 1 ? constants.get(0) : new SchemaType.Choice(constants);
  }

  private SchemaType.Record record(int depth, Optional<String> tag) {
    List<Field> fields = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of(NAMES));
    if (tag.isPresent()) {
      names.remove("type");
      fields.add(new Field("type", new SchemaType.Literal(new CborValue.Text(tag.get())), true));
    }
    for (int n = random.nextInt(5); n > 0; n--) {
      boolean required = random.nextBoolean();
      String name = names.remove(random.nextInt(names.size()));
      fields.add(new Field(name, required ? type(depth) : open(depth), required));
    }
    return !fields.isEmpty() && tag.isEmpty() && random.nextInt(4) == 0
        ? SchemaType.Record.ofArguments(fields)
        : SchemaType.Record.of(fields);
  }

  private SchemaType union() {
    List<SchemaType> records = new ArrayList<>();
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      records.add(record(2, Optional.of(CONSTANTS[i])));
    }
    return new SchemaType.Choice(records);
  }

  private SchemaType nullable(int depth) {
    return choice(List.of(type(depth), new SchemaType.Null()));
  }

  private SchemaType choice(int depth) {
    return choice(types(2 + random.nextInt(3), depth));
  }

  /** A choice within a choice is written without parentheses, so it is read as its alternatives. */
  private static SchemaType choice(List<SchemaType> types) {
    List<SchemaType> alternatives = new ArrayList<>();
    for (SchemaType type : types) {
      if (type instanceof SchemaType.Choice inner) {
        alternatives.addAll(inner.alternatives());
      } else {
        alternatives.add(type);
      }
    }
    return new SchemaType.Choice(alternatives);
  }
}
