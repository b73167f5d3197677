package dev.wirecommand.processor.write.value;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.processor.write.value.RandomType.OptionalNumber;
import dev.wirecommand.processor.write.value.RandomType.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random values of the scalar types, many of them at limits. */
public final class RandomScalars {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<Double> DOUBLES =
      List.of(
          0.0,
          -0.0,
          1.5,
          0.1,
          65504.0,
          65505.0,
          Double.NaN,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.MIN_VALUE,
          Double.MAX_VALUE,
          (double) Float.MIN_VALUE,
          (double) Float.MAX_VALUE,
          0x1p-24,
          0x1p-25,
          0x1p53);

  private static final List<Integer> LENGTHS = List.of(0, 1, 2, 3, 5, 8, 23, 24, 25, 255, 256);

  private static final List<String> URIS =
      List.of("", "a", "https://example.org/%C3%A9?a=b&c#d", "urn:x:y", "mailto:a@b", "//h:1/../");

  private static final List<String> ZONES =
      List.of("Europe/Paris", "UTC", "GMT+02:00", "America/Argentina/Buenos_Aires");

  public static final List<Scalar> PRIMITIVES =
      List.of(
          plain(boolean.class, Random::nextBoolean),
          plain(byte.class, random -> (byte) integer(random)),
          plain(short.class, random -> (short) integer(random)),
          plain(int.class, random -> (int) integer(random)),
          plain(long.class, RandomScalars::integer),
          plain(float.class, RandomScalars::number32),
          plain(double.class, RandomScalars::number),
          plain(char.class, RandomScalars::character));

  /** The scalars that can be the keys of a map. */
  public static final List<Scalar> KEYS =
      List.of(
          plain(Byte.class, random -> (byte) integer(random)),
          plain(Short.class, random -> (short) integer(random)),
          plain(Integer.class, random -> (int) integer(random)),
          plain(Long.class, RandomScalars::integer),
          plain(BigInteger.class, RandomScalars::bigInteger),
          plain(String.class, RandomScalars::text),
          plain(ByteBuffer.class, random -> ByteBuffer.wrap(bytes(random))));

  public static final List<Scalar> OTHERS =
      List.of(
          plain(Boolean.class, Random::nextBoolean),
          plain(Float.class, RandomScalars::number32),
          plain(Double.class, RandomScalars::number),
          new Scalar("byte", "[]", byte[].class, false, (random, depth) -> bytes(random)),
          plain(Instant.class, RandomScalars::instant),
          plain(LocalDate.class, random -> dateTime(random).toLocalDate()),
          plain(LocalTime.class, random -> dateTime(random).toLocalTime()),
          plain(LocalDateTime.class, RandomScalars::dateTime),
          plain(
              OffsetDateTime.class, random -> OffsetDateTime.of(dateTime(random), offset(random))),
          plain(
              ZoneId.class,
              random ->
                  random.nextBoolean()
                      ? offset(random)
                      : ZoneId.of(RandomType.oneOf(random, ZONES))),
          plain(BigDecimal.class, RandomScalars::bigDecimal),
          plain(Character.class, RandomScalars::character),
          plain(Duration.class, RandomScalars::duration),
          plain(UUID.class, random -> new UUID(random.nextLong(), random.nextLong())),
          plain(URI.class, random -> URI.create(RandomType.oneOf(random, URIS))),
          new Scalar(
              CborValue.class.getCanonicalName(), "", CborValue.class, true, RandomScalars::cbor),
          new Scalar(
              JsonNode.class.getCanonicalName(), "", JsonNode.class, true, RandomScalars::json));

  public static final List<OptionalNumber> OPTIONALS =
      List.of(
          new OptionalNumber(
              "java.util.OptionalInt",
              OptionalInt.class,
              OptionalInt.empty(),
              random -> OptionalInt.of((int) integer(random))),
          new OptionalNumber(
              "java.util.OptionalLong",
              OptionalLong.class,
              OptionalLong.empty(),
              random -> OptionalLong.of(integer(random))),
          new OptionalNumber(
              "java.util.OptionalDouble",
              OptionalDouble.class,
              OptionalDouble.empty(),
              random -> OptionalDouble.of(number(random))));

  private RandomScalars() {}

  private static Scalar plain(Class<?> type, Function<Random, Object> values) {
    return new Scalar(
        type.getCanonicalName(), "", type, false, (random, depth) -> values.apply(random));
  }

  /** Returns an integer of a random number of bits, so that each length of a head occurs. */
  private static long integer(Random random) {
    return random.nextLong() >> random.nextInt(Long.SIZE);
  }

  private static BigInteger bigInteger(Random random) {
    BigInteger magnitude = new BigInteger(random.nextInt(Long.SIZE + 1), random);
    return random.nextBoolean() ? magnitude : magnitude.not();
  }

  private static double number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> RandomType.oneOf(random, DOUBLES);
      case 1 -> number32(random);
      case 2 -> random.nextInt(2048) / 8.0;
      default -> {
        double number = Double.longBitsToDouble(random.nextLong());
        yield Double.isNaN(number) ? Double.NaN : number;
      }
    };
  }

  private static float number32(Random random) {
    if (random.nextBoolean()) {
      return RandomType.oneOf(random, DOUBLES).floatValue();
    }
    float number = Float.intBitsToFloat(random.nextInt());
    return Float.isNaN(number) ? Float.NaN : number;
  }

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = RandomType.oneOf(random, LENGTHS); left > 0; left--) {
      switch (random.nextInt(8)) {
        case 0 -> text.append((char) random.nextInt(0x20));
        case 1 -> text.append((char) (0x80 + random.nextInt(0x780)));
        case 2 -> text.append((char) (0x800 + random.nextInt(0x800)));
        case 3 -> text.appendCodePoint(0x1_0000 + random.nextInt(0x10_0000));
        default -> text.append((char) (0x20 + random.nextInt(0x60)));
      }
    }
    return text.toString();
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[RandomType.oneOf(random, LENGTHS)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Instant instant(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Instant.MIN;
      case 1 -> Instant.MAX;
      case 2 -> Instant.ofEpochSecond(random.nextInt());
      default -> Instant.ofEpochSecond(random.nextInt() * 8L, random.nextInt(1_000_000_000));
    };
  }

  private static LocalDateTime dateTime(Random random) {
    LocalDateTime dateTime =
        LocalDateTime.ofEpochSecond(
            random.nextInt() * (random.nextBoolean() ? 1L : 1_000_000L),
            random.nextBoolean() ? 0 : random.nextInt(1_000_000_000),
            ZoneOffset.UTC);
    return switch (random.nextInt(8)) {
      case 0 -> LocalDateTime.MIN;
      case 1 -> LocalDateTime.MAX;
      case 2 -> dateTime.withHour(0).withMinute(0).withSecond(0).withNano(0);
      default -> dateTime;
    };
  }

  private static ZoneOffset offset(Random random) {
    int most = ZoneOffset.MAX.getTotalSeconds();
    return ZoneOffset.ofTotalSeconds(random.nextInt(2 * most + 1) - most);
  }

  private static BigDecimal bigDecimal(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> BigDecimal.valueOf(integer(random), random.nextInt(20_001) - 10_000);
      case 1 -> new BigDecimal(BigInteger.TEN.pow(1_000).subtract(BigInteger.ONE), 10_000);
      default -> BigDecimal.valueOf(integer(random), random.nextInt(12));
    };
  }

  private static char character(Random random) {
    char c = (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x1_0000);
    return Character.isSurrogate(c) ? '\'' : c;
  }

  private static Duration duration(Random random) {
    return Duration.ofSeconds(
        integer(random), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
  }

  private static CborValue cbor(Random random, int depth) {
    return switch (random.nextInt(10)) {
      case 0 -> new CborValue.Null();
      case 1 -> new CborValue.Undefined();
      case 2 -> new CborValue.Bool(random.nextBoolean());
      case 3 -> new CborValue.Simple(32 + random.nextInt(224));
      case 4 -> new CborValue.Float(number(random));
      case 5 -> new CborValue.Text(text(random));
      case 6 -> new CborValue.Bytes(bytes(random));
      case 7 ->
          new CborValue.Array(
              RandomType.several(RandomType.size(random, depth), i -> cbor(random, depth - 1)));
      case 8 -> {
        Map<CborValue, CborValue> map = new LinkedHashMap<>();
        for (int left = RandomType.size(random, depth); left > 0; left--) {
          map.put(cbor(random, depth - 2), cbor(random, depth - 1));
        }
        List<CborValue.Entry> entries = new ArrayList<>();
        map.forEach((key, value) -> entries.add(new CborValue.Entry(key, value)));
        yield new CborValue.Map(entries);
      }
      default -> new CborValue.Int(bigInteger(random));
    };
  }

  /** Returns a tree of the nodes that a reader creates. */
  private static JsonNode json(Random random, int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(number(random));
      case 3 -> NODES.stringNode(text(random));
      case 4 -> NODES.binaryNode(bytes(random));
      case 5 -> {
        ArrayNode array = NODES.arrayNode();
        for (int left = RandomType.size(random, depth); left > 0; left--) {
          array.add(json(random, depth - 1));
        }
        yield array;
      }
      case 6 -> {
        ObjectNode object = NODES.objectNode();
        for (int left = RandomType.size(random, depth); left > 0; left--) {
          object.set(text(random), json(random, depth - 1));
        }
        yield object;
      }
      default -> {
        BigInteger integer = bigInteger(random);
        int bits = integer.bitLength();
        if (bits < Integer.SIZE) {
          yield NODES.numberNode(integer.intValue());
        }
        yield bits < Long.SIZE ? NODES.numberNode(integer.longValue()) : NODES.numberNode(integer);
      }
    };
  }
}
