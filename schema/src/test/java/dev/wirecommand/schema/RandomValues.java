package dev.wirecommand.schema;

import dev.wirecommand.cbor.CborValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes random values of a type, as a sender writes them. */
public final class RandomValues implements SchemaType.Visitor<CborValue> {
  private static final Map<TextFormat, List<String>> SAMPLES =
      Map.ofEntries(
          Map.entry(
              TextFormat.INSTANT, List.of("2026-01-31T12:00:00Z", "1999-12-31T23:59:59.123456Z")),
          Map.entry(TextFormat.OFFSET_DATE_TIME, List.of("2026-01-31T12:00:00+01:00")),
          Map.entry(TextFormat.LOCAL_DATE, List.of("2024-02-29", "0001-01-01")),
          Map.entry(TextFormat.LOCAL_TIME, List.of("12:00:00", "23:59:59.999999999")),
          Map.entry(TextFormat.LOCAL_DATE_TIME, List.of("2026-01-31T12:00:00")),
          Map.entry(TextFormat.DURATION, List.of("PT1H30M", "PT-1.5S", "P2D")),
          Map.entry(TextFormat.ZONE_ID, List.of("Europe/Paris", "Z", "+01:00")),
          Map.entry(TextFormat.URI_REFERENCE, List.of("https://example.org/a?b#c", "a/b", "")),
          Map.entry(TextFormat.DECIMAL, List.of("0.10", "-12", "1E+3", "1.5E-9")),
          Map.entry(TextFormat.CHAR, List.of("a", "ü", "\"", "\u0001")));

  private static final String[] CHARACTERS = {
    "a", "0", " ", "\"", "\\", "\n", "\u0000", "\u007f", "é", "\u2028", "水", "\uffff", "😀", "$"
  };

  private static final String[] TEXTS = {
    "", "NaN", "Infinity", "5", "1.0", "AQI=", "null", "$bytes"
  };

  private final Schema schema;
  private final Random random;
  private int depth;

  public RandomValues(Schema schema, Random random, int depth) {
    this.schema = schema;
    this.random = random;
    this.depth = depth;
  }

  public CborValue of(SchemaType type) {
    depth--;
    CborValue value = type.accept(this);
    depth++;
    return value;
  }

  @Override
  public CborValue visitAny(SchemaType.Any type) {
    return switch (random.nextInt(depth > 0 ? 11 : 9)) {
      case 0 -> new CborValue.Null();
      case 1 -> new CborValue.Undefined();
      case 2 -> new CborValue.Simple(random.nextInt(20) + (random.nextBoolean() ? 0 : 32));
      case 3 -> new CborValue.Bool(random.nextBoolean());
      case 4 -> new CborValue.Int(new BigInteger(random.nextInt(65), random).negate());
      case 5 -> new CborValue.Int(new BigInteger(random.nextInt(65), random));
      case 6 -> new CborValue.Float(number(64));
      case 7 -> new CborValue.Bytes(bytes(random.nextInt(20)));
      case 8 -> new CborValue.Text(text());
      case 9 -> {
        List<CborValue> elements = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          elements.add(of(type));
        }
        yield new CborValue.Array(elements);
      }
      default -> anyMap(type);
    };
  }

  private CborValue anyMap(SchemaType.Any type) {
    String[] names = {"$bytes", "$$bytes", "$float", "$simple", "$map", "$ref", "$", "", "a"};
    boolean text = random.nextBoolean();
    Set<CborValue> keys = new HashSet<>();
    List<CborValue.Entry> entries = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      CborValue key = text ? new CborValue.Text(names[random.nextInt(names.length)]) : of(type);
      if (keys.add(key)) {
        entries.add(new CborValue.Entry(key, of(type)));
      }
    }
    return new CborValue.Map(entries);
  }

  @Override
  public CborValue visitNull(SchemaType.Null type) {
    return new CborValue.Null();
  }

  @Override
  public CborValue visitBool(SchemaType.Bool type) {
    return new CborValue.Bool(random.nextBoolean());
  }

  @Override
  public CborValue visitInt(SchemaType.Int type) {
    BigInteger span = type.max().subtract(type.min()).add(BigInteger.ONE);
    return new CborValue.Int(
        switch (random.nextInt(4)) {
          case 0 -> type.min();
          case 1 -> type.max();
          default -> type.min().add(new BigInteger(70, random).mod(span));
        });
  }

  @Override
  public CborValue visitFloat(SchemaType.Float type) {
    return new CborValue.Float(number(type.bits()));
  }

  private double number(int bits) {
    double[] special = {0.0, -0.0, 1.0, -2.5, 65504, Double.NaN, Double.POSITIVE_INFINITY};
    if (bits == 16 || random.nextInt(3) == 0) {
      return special[random.nextInt(special.length)];
    }
    return bits == 32
        ? Float.intBitsToFloat(random.nextInt())
        : Double.longBitsToDouble(random.nextLong());
  }

  @Override
  public CborValue visitText(SchemaType.Text type) {
    if (type.pattern().isPresent()) {
      return new CborValue.Text("abcd".substring(random.nextInt(4)));
    }
    if (type.format() != TextFormat.NONE) {
      List<String> samples = SAMPLES.get(type.format());
      return new CborValue.Text(samples.get(random.nextInt(samples.size())));
    }
    return new CborValue.Text(
        type.bytes().equals(Size.ANY) ? text() : new String[] {"a", "水", "😀"}[random.nextInt(3)]);
  }

  private String text() {
    if (random.nextInt(4) == 0) {
      return TEXTS[random.nextInt(TEXTS.length)];
    }
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(10); n > 0; n--) {
      text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }

  @Override
  public CborValue visitBytes(SchemaType.Bytes type) {
    int most = Math.min(type.bytes().max(), 20);
    int least = type.bytes().min();
    return new CborValue.Bytes(bytes(least + random.nextInt(most - least + 1)));
  }

  @Override
  public CborValue visitUuid(SchemaType.Uuid type) {
    return new CborValue.Bytes(bytes(16));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public CborValue visitLiteral(SchemaType.Literal type) {
    return type.value();
  }

  private int length(Size size) {
    return depth > 0 ? random.nextInt(Math.min(size.max(), 3) + 1) : 0;
  }

  @Override
  public CborValue visitArray(SchemaType.Array type) {
    List<CborValue> elements = new ArrayList<>();
    for (int n = length(type.length()); n > 0; n--) {
      elements.add(of(type.element()));
    }
    return new CborValue.Array(elements);
  }

  @Override
  public CborValue visitTuple(SchemaType.Tuple type) {
    return new CborValue.Array(type.elements().stream().map(this::of).toList());
  }

  @Override
  public CborValue visitMap(SchemaType.Map type) {
    Set<CborValue> keys = new HashSet<>();
    List<CborValue.Entry> entries = new ArrayList<>();
    for (int n = length(type.length()); n > 0; n--) {
      CborValue key = of(type.key());
      if (keys.add(key)) {
        entries.add(new CborValue.Entry(key, of(type.value())));
      }
    }
    return new CborValue.Map(entries);
  }

  @Override
  public CborValue visitRecord(SchemaType.Record type) {
    List<CborValue.Entry> entries = new ArrayList<>();
    for (SchemaType.Field field : type.fields().values()) {
      if (field.required() || (depth > 0 && random.nextBoolean())) {
        CborValue key =
            type.byteKeys()
                ? new CborValue.Bytes(
                    field.name().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                : new CborValue.Text(field.name());
        entries.add(new CborValue.Entry(key, of(field.type())));
      }
    }
    return new CborValue.Map(entries);
  }

  @Override
  public CborValue visitChoice(SchemaType.Choice type) {
    return of(type.alternatives().get(random.nextInt(type.alternatives().size())));
  }

  @Override
  public CborValue visitReference(SchemaType.Reference type) {
    return of(schema.resolve(type));
  }
}
