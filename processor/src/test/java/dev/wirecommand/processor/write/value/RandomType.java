package dev.wirecommand.processor.write.value;

import dev.wirecommand.processor.harness.DeepText;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A random type: how it is written in Java, with qualified names, and values of it. */
public interface RandomType {
  /** The type without the brackets of arrays. */
  String base();

  /** The brackets of arrays, from the outermost on. */
  default String brackets() {
    return "";
  }

  default String source() {
    return base() + brackets();
  }

  /** Returns the class of the values. */
  Class<?> erasure();

  /** Whether null, or an empty optional, is a value. */
  default boolean isOptional() {
    return false;
  }

  /** Whether null on the wire is a value of its own. */
  default boolean hasNull() {
    return false;
  }

  /**
   * Returns a random value.
   *
   * @param random the source of randomness
   * @param depth the depth that the value may have; at 0, everything that can be empty is
   */
  Object value(Random random, int depth);

  /** Returns a random number of elements. */
  static int size(Random random, int depth) {
    return depth <= 0 ? 0 : random.nextInt(4);
  }

  /** A scalar type. */
  record Scalar(
      String base,
      String brackets,
      Class<?> erasure,
      boolean hasNull,
      BiFunction<Random, Integer, Object> values)
      implements RandomType {
    @Override
    public Object value(Random random, int depth) {
      return values.apply(random, depth);
    }
  }

  /** {@code Optional} of another type. */
  record OptionalOf(RandomType type) implements RandomType {
    @Override
    public String base() {
      return "java.util.Optional<" + type.source() + ">";
    }

    @Override
    public Class<?> erasure() {
      return Optional.class;
    }

    @Override
    public boolean isOptional() {
      return true;
    }

    @Override
    public Object value(Random random, int depth) {
      return depth <= 0 || random.nextInt(3) == 0
          ? Optional.empty()
          : Optional.of(type.value(random, depth - 1));
    }
  }

  /** An optional type of numbers. */
  record OptionalNumber(
      String base, Class<?> erasure, Object empty, Function<Random, Object> values)
      implements RandomType {
    @Override
    public boolean isOptional() {
      return true;
    }

    @Override
    public Object value(Random random, int depth) {
      return random.nextInt(3) == 0 ? empty : values.apply(random);
    }
  }

  /** A nullable type. */
  record Nullable(RandomType type) implements RandomType {
    private static final String ANNOTATION = "@org.jspecify.annotations.Nullable";

    @Override
    public String base() {
      return type.brackets().isEmpty() ? annotated(type.base(), ANNOTATION) : type.base();
    }

    @Override
    public String brackets() {
      return type.brackets().isEmpty() ? "" : " " + ANNOTATION + " " + type.brackets();
    }

    @Override
    public Class<?> erasure() {
      return type.erasure();
    }

    @Override
    public boolean isOptional() {
      return true;
    }

    @Override
    public Object value(Random random, int depth) {
      return depth <= 0 || random.nextInt(3) == 0 ? null : type.value(random, depth - 1);
    }
  }

  /** An array of another type. */
  record ArrayOf(RandomType element) implements RandomType {
    @Override
    public String base() {
      return element.base();
    }

    @Override
    public String brackets() {
      return "[]" + element.brackets();
    }

    @Override
    public Class<?> erasure() {
      return element.erasure().arrayType();
    }

    @Override
    public Object value(Random random, int depth) {
      Object array = Array.newInstance(element.erasure(), size(random, depth));
      for (int i = 0; i < Array.getLength(array); i++) {
        Array.set(array, i, element.value(random, depth - 1));
      }
      return array;
    }
  }

  /** A {@code List}, {@code Set} or {@code Collection} of another type. */
  record CollectionOf(Class<?> erasure, RandomType element) implements RandomType {
    @Override
    public String base() {
      return erasure.getCanonicalName() + "<" + element.source() + ">";
    }

    @Override
    public Object value(Random random, int depth) {
      List<Object> list = new ArrayList<>();
      for (int left = size(random, depth); left > 0; left--) {
        list.add(element.value(random, depth - 1));
      }
      return erasure == Set.class ? distinct(list) : list;
    }

    /** Returns a set without elements that are equal on the wire, though not in Java. */
    private static Set<Object> distinct(List<Object> list) {
      Map<String, Object> byContent = new LinkedHashMap<>();
      list.forEach(element -> byContent.putIfAbsent(DeepText.of(element), element));
      return new LinkedHashSet<>(byContent.values());
    }
  }

  /** A {@code Map}. */
  record MapOf(RandomType key, RandomType element) implements RandomType {
    @Override
    public String base() {
      return "java.util.Map<" + key.source() + ", " + element.source() + ">";
    }

    @Override
    public Class<?> erasure() {
      return Map.class;
    }

    @Override
    public Object value(Random random, int depth) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int left = size(random, depth); left > 0; left--) {
        map.put(key.value(random, depth - 1), element.value(random, depth - 1));
      }
      return map;
    }
  }

  /** An enum, a record or a sealed interface of the schema, which is compiled later. */
  record Named(String base, Supplier<Class<?>> type, BiFunction<Random, Integer, Object> values)
      implements RandomType {
    @Override
    public Class<?> erasure() {
      return type.get();
    }

    @Override
    public Object value(Random random, int depth) {
      return values.apply(random, depth);
    }
  }

  /** Returns a type with an annotation, which stands before its simple name. */
  static String annotated(String type, String annotation) {
    int arguments = type.indexOf('<');
    int simple = type.lastIndexOf('.', arguments < 0 ? type.length() : arguments) + 1;
    return type.substring(0, simple) + annotation + " " + type.substring(simple);
  }

  /** An element of a list. */
  static <T> T oneOf(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Returns a list of values. */
  static <T> List<T> several(int count, IntFunction<T> make) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(make.apply(i));
    }
    return list;
  }
}
