package dev.wirecommand.processor.write.value;

import static dev.wirecommand.processor.write.value.RandomType.oneOf;
import static dev.wirecommand.processor.write.value.RandomType.several;

import dev.wirecommand.processor.harness.Loopback;
import dev.wirecommand.processor.write.value.RandomType.ArrayOf;
import dev.wirecommand.processor.write.value.RandomType.CollectionOf;
import dev.wirecommand.processor.write.value.RandomType.MapOf;
import dev.wirecommand.processor.write.value.RandomType.Named;
import dev.wirecommand.processor.write.value.RandomType.Nullable;
import dev.wirecommand.processor.write.value.RandomType.OptionalOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A class of commands that return their argument, with random types composed of all types that
 * there are.
 */
final class RandomSchema {
  /** Names that generated code could use itself. */
  private static final List<String> FIELD_NAMES =
      List.of(
          "in",
          "out",
          "value",
          "size",
          "left",
          "field",
          "e",
          "i",
          "list",
          "set",
          "map",
          "array",
          "entry",
          "mark",
          "element",
          "result",
          "commands",
          "argument",
          "names",
          "hasSize",
          "FIELDS",
          "TYPES",
          "CONSTANTS",
          "Objects",
          "String",
          "Optional",
          "Map",
          "collection",
          "a",
          "bb",
          "ccc",
          "d4",
          "\u00e9",
          "$",
          "_x",
          "later",
          "response",
          "record",
          "yield_",
          "length");

  private static final List<String> IMPORTS =
      List.of(
          "dev.wirecommand.WireCommand",
          "dev.wirecommand.WireName",
          "java.util.Iterator",
          "java.util.List",
          "java.util.Optional");

  private static final int DEPTH_OF_TYPES = 3;

  private final Random random;
  private final List<String> declarations = new ArrayList<>();
  private final List<RandomType> enums = new ArrayList<>();

  /** Returns all types that were declared so far. */
  private final List<RandomType> named = new ArrayList<>();

  final List<RandomType> commands = new ArrayList<>();

  /** Loads the compiled classes. */
  ClassLoader loader;

  RandomSchema(long seed, int size) {
    random = new Random(seed);
    for (int i = 0; i < 4; i++) {
      declareEnum("E" + i);
    }
    for (int i = 0; i < 8; i++) {
      declareRecord("R" + i);
      if (i % 2 == 0) {
        declareUnion("U" + i);
      }
    }
    commands.addAll(named);
    while (commands.size() < size) {
      commands.add(any(DEPTH_OF_TYPES));
    }
  }

  String[] source() {
    List<String> lines = new ArrayList<>();
    lines.add("package a;");
    IMPORTS.forEach(name -> lines.add("import " + name + ";"));
    lines.add("class Echo {");
    lines.addAll(declarations);
    lines.add("  record Box<T>(T value) {}");
    lines.add("  record Pair<A, B>(A first, List<B> others, Optional<Pair<A, B>> next) {}");
    lines.add("  sealed interface Either<L, R> permits Left, Right {}");
    lines.add("  record Left<L, R>(L left) implements Either<L, R> {}");
    lines.add("  @WireName(\"the right\")");
    lines.add("  record Right<L, R>(R right, Either<R, L>[] more) implements Either<L, R> {}");
    for (int i = 0; i < commands.size(); i++) {
      lines.add(command(i));
      if (hasItems(i)) {
        lines.add(items(i));
      }
    }
    lines.add("}");
    return lines.toArray(String[]::new);
  }

  /** Returns the source of one command. */
  String command(int index) {
    String type = commands.get(index).source();
    String name = "echo" + index;
    return "  @WireCommand(\""
        + name
        + "\") "
        + type
        + " "
        + name
        + "("
        + type
        + " value) {"
        + " return value; }";
  }

  /** Whether a command has a second one that returns a stream of its argument, twice. */
  boolean hasItems(int index) {
    RandomType type = commands.get(index);
    return !(type instanceof Nullable) && !RandomScalars.PRIMITIVES.contains(type);
  }

  private String items(int index) {
    String type = commands.get(index).source();
    String name = "items" + index;
    return "  @WireCommand(\""
        + name
        + "\") Iterator<"
        + type
        + "> "
        + name
        + "("
        + type
        + " value) { return List.<"
        + type
        + ">of(value, value).iterator(); }";
  }

  private Class<?> type(String name) {
    try {
      return loader.loadClass("a.Echo$" + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private RandomType any(int depth) {
    return random.nextInt(5) == 0 ? oneOf(random, RandomScalars.PRIMITIVES) : reference(depth);
  }

  private RandomType reference(int depth) {
    if (depth == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> oneOf(random, RandomScalars.KEYS);
        case 1 -> oneOf(random, RandomScalars.OPTIONALS);
        case 2 -> named.isEmpty() ? oneOf(random, enums) : oneOf(random, named);
        default -> oneOf(random, RandomScalars.OTHERS);
      };
    }
    return switch (random.nextInt(11)) {
      case 0 -> new OptionalOf(present(depth - 1));
      case 1 -> new Nullable(present(depth - 1));
      case 2 -> new CollectionOf(List.class, reference(depth - 1));
      case 3 -> new CollectionOf(Set.class, reference(depth - 1));
      case 4 -> new CollectionOf(Collection.class, reference(depth - 1));
      case 5 -> new ArrayOf(any(depth - 1));
      case 6 -> new MapOf(key(), reference(depth - 1));
      case 7 -> box(reference(depth - 1));
      case 8 -> pair(reference(depth - 1), reference(0));
      case 9 -> either(reference(depth - 1), reference(0));
      default -> reference(0);
    };
  }

  private RandomType key() {
    return random.nextInt(4) == 0 ? oneOf(random, enums) : oneOf(random, RandomScalars.KEYS);
  }

  /** Returns a type without a value that means an absent value. */
  private RandomType present(int depth) {
    while (true) {
      RandomType type = reference(depth);
      if (!type.isOptional() && !type.hasNull()) {
        return type;
      }
    }
  }

  private RandomType box(RandomType value) {
    return new Named(
        "Box<" + value.source() + ">",
        () -> type("Box"),
        (source, depth) -> Loopback.make(type("Box"), value.value(source, depth - 1)));
  }

  private RandomType pair(RandomType first, RandomType other) {
    RandomType others = new CollectionOf(List.class, other);
    return new Named(
        "Pair<" + first.source() + ", " + other.source() + ">",
        () -> type("Pair"),
        (source, depth) ->
            Loopback.make(
                type("Pair"),
                first.value(source, depth - 1),
                others.value(source, depth - 1),
                new OptionalOf(pair(first, other)).value(source, depth - 1)));
  }

  private RandomType either(RandomType left, RandomType right) {
    return new Named(
        "Either<" + left.source() + ", " + right.source() + ">",
        () -> type("Either"),
        (source, depth) ->
            source.nextBoolean()
                ? Loopback.make(type("Left"), left.value(source, depth - 1))
                : Loopback.make(
                    type("Right"),
                    right.value(source, depth - 1),
                    new ArrayOf(either(right, left)).value(source, depth - 1)));
  }

  private void declareEnum(String name) {
    List<String> constants =
        several(
            1 + random.nextInt(5),
            i ->
                (random.nextBoolean() ? "@WireName(" + literal(i) + ") " : "")
                    + "C"
                    + i
                    + (random.nextInt(4) == 0
                        ? " { @Override public String toString() { return \"\"; } }"
                        : ""));
    declarations.add("  enum " + name + " { " + String.join(", ", constants) + " }");
    RandomType type =
        new Named(
            name,
            () -> type(name),
            (source, depth) -> oneOf(source, List.of(type(name).getEnumConstants())));
    enums.add(type);
    named.add(type);
  }

  /** Returns a unique name on the wire for an index. */
  private String literal(int index) {
    return "\""
        + oneOf(random, List.of("", "\\\"", "\\\\", "\\n", " ", "\u00e9", "\\ud83d\\ude00"))
        + index
        + "\"";
  }

  private void declareRecord(String name) {
    named.add(record(name, ""));
  }

  /** Declares a record, which may refer to itself and to other types that were declared. */
  private RandomType record(String name, String heading) {
    List<String> names = new ArrayList<>(FIELD_NAMES);
    Collections.shuffle(names, random);
    List<RandomType> types = new ArrayList<>();
    RandomType self =
        new Named(
            name,
            () -> type(name),
            (source, depth) ->
                Loopback.make(
                    type(name),
                    types.stream().map(type -> type.value(source, depth - 1)).toArray()));
    types.addAll(several(random.nextInt(7), i -> any(2)));
    if (random.nextBoolean()) {
      types.add(
          switch (random.nextInt(4)) {
            case 0 -> new OptionalOf(self);
            case 1 -> new Nullable(self);
            case 2 -> new ArrayOf(self);
            default -> new MapOf(key(), new CollectionOf(List.class, self));
          });
    }
    String components =
        several(types.size(), i -> types.get(i).source() + " " + names.get(i)).stream()
            .collect(Collectors.joining(", "));
    declarations.add("  record " + name + "(" + components + ")" + heading + " {}");
    return self;
  }

  private void declareUnion(String name) {
    declarations.add("  sealed interface " + name + " {}");
    declarations.add("  sealed interface " + name + "Inner extends " + name + " {}");
    List<RandomType> records = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      if (random.nextBoolean()) {
        declarations.add("  @WireName(" + literal(i) + ")");
      }
      records.add(record(name + "N" + i, " implements " + name));
    }
    records.add(record(name + "Last", " implements " + name + "Inner"));
    named.add(
        new Named(
            name,
            () -> type(name),
            (source, depth) -> oneOf(source, records).value(source, depth)));
  }
}
