package dev.wirecommand.processor.program;

import static dev.wirecommand.processor.write.value.RandomType.oneOf;
import static dev.wirecommand.processor.write.value.RandomType.several;

import dev.wirecommand.processor.harness.Loopback;
import dev.wirecommand.processor.write.value.RandomScalars;
import dev.wirecommand.processor.write.value.RandomType;
import dev.wirecommand.processor.write.value.RandomType.ArrayOf;
import dev.wirecommand.processor.write.value.RandomType.CollectionOf;
import dev.wirecommand.processor.write.value.RandomType.MapOf;
import dev.wirecommand.processor.write.value.RandomType.Named;
import dev.wirecommand.processor.write.value.RandomType.Nullable;
import dev.wirecommand.processor.write.value.RandomType.OptionalOf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of a program: it declares enums, records and sealed interfaces, and combines types. */
final class RandomTypes {
  private static final List<String> MARKS =
      List.of("", "", "", "@java.lang.Deprecated ", "@java.lang.Deprecated(forRemoval = true) ");

  private final Random random;
  private final Vocabulary names;
  private final Function<String, Class<?>> loaded;
  private final List<RandomType> named = new ArrayList<>();
  private final List<EnumOf> enums = new ArrayList<>();
  private final List<Union> unions = new ArrayList<>();
  private final List<Function<RandomType, RandomType>> generic = new ArrayList<>();

  /**
   * An enum.
   *
   * @param wireNames the names of its constants on the wire
   */
  record EnumOf(Named type, List<String> wireNames) {}

  /** A sealed interface and one of its records. */
  record Union(Named type, RandomType narrower) {}

  /**
   * Begins the types of a program.
   *
   * @param loaded loads a class of the compiled program
   */
  RandomTypes(Random random, Vocabulary names, Function<String, Class<?>> loaded) {
    this.random = random;
    this.names = names;
    this.loaded = loaded;
  }

  List<EnumOf> enums() {
    return enums;
  }

  List<Union> unions() {
    return unions;
  }

  /** Declares some types at a place. */
  void declareSome(Home home) {
    for (int left = random.nextInt(3); left > 0; left--) {
      switch (random.nextInt(4)) {
        case 0 -> declareEnum(home);
        case 1 -> declareUnion(home);
        case 2 -> declareGeneric(home);
        default -> named.add(declareRecord(home, "", ""));
      }
    }
  }

  private void declareEnum(Home home) {
    String name = names.type(home.taken);
    Set<String> taken = new HashSet<>();
    Set<String> wireNames = new HashSet<>();
    List<String> byWire = new ArrayList<>();
    List<String> constants =
        several(
            1 + random.nextInt(4),
            i -> {
              String constant = names.member(taken);
              boolean own = random.nextBoolean() && wireNames.add(constant);
              String wire = own ? constant : names.text(wireNames);
              byWire.add(wire);
              return (own ? "" : "@dev.wirecommand.WireName(" + names.literal(wire) + ") ")
                  + oneOf(random, List.of("", "", "@java.lang.Deprecated "))
                  + constant
                  + oneOf(
                      random,
                      List.of(
                          "",
                          "",
                          " { @java.lang.Override public java.lang.String toString() { return \"\";"
                              + " } }"));
            });
    // Names that are given are never those of constants further down.
    home.declare(
        name, List.of(oneOf(random, MARKS) + "enum " + name + " { " + join(constants) + " }"));
    Named type =
        new Named(
            home.prefix + name,
            () -> loaded.apply(home.binaryPrefix + name),
            (source, depth) ->
                oneOf(source, List.of(loaded.apply(home.binaryPrefix + name).getEnumConstants())));
    enums.add(new EnumOf(type, byWire));
    named.add(type);
  }

  private static String join(List<String> list) {
    return String.join(", ", list);
  }

  /** Declares a record, which may contain itself. */
  private RandomType declareRecord(Home home, String heading, String mark) {
    String name = names.type(home.taken);
    List<RandomType> types = new ArrayList<>();
    RandomType self = record(home, name, "", types);
    types.addAll(several(random.nextInt(5), i -> any(1)));
    switch (random.nextInt(8)) {
      case 0 -> types.add(new OptionalOf(self));
      case 1 -> types.add(new Nullable(self));
      case 2 -> types.add(new CollectionOf(List.class, self));
      default -> {}
    }
    declareRecord(home, name, types, heading, mark);
    return self;
  }

  private void declareRecord(
      Home home, String name, List<RandomType> types, String heading, String mark) {
    Set<String> taken = new HashSet<>(Set.of("type"));
    String components =
        types.stream()
            .map(type -> type.source() + " " + names.component(taken))
            .collect(Collectors.joining(", "));
    home.declare(
        name,
        List.of(
            mark + oneOf(random, MARKS) + "record " + name + heading(heading, components) + " {}"));
  }

  private static String heading(String heading, String components) {
    int variables = heading.indexOf('>') + 1;
    return heading.substring(0, variables) + "(" + components + ")" + heading.substring(variables);
  }

  private Named record(Home home, String name, String arguments, List<RandomType> components) {
    return new Named(
        home.prefix + name + arguments,
        () -> loaded.apply(home.binaryPrefix + name),
        (source, depth) ->
            Loopback.make(
                loaded.apply(home.binaryPrefix + name),
                components.stream().map(type -> type.value(source, depth - 1)).toArray()));
  }

  private void declareUnion(Home home) {
    String name = names.type(home.taken);
    List<String> body = new ArrayList<>();
    Home inside = home.inside(name, body);
    List<RandomType> records = new ArrayList<>();
    Set<String> tags = new HashSet<>();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      String mark =
          random.nextBoolean()
              ? ""
              : "@dev.wirecommand.WireName(" + names.literal(names.text(tags)) + ") ";
      records.add(declareRecord(inside, " implements " + home.prefix + name, mark));
    }
    List<String> lines = new ArrayList<>();
    lines.add(oneOf(random, MARKS) + "sealed interface " + name + " {");
    lines.addAll(body);
    lines.add("}");
    home.declare(name, lines);
    Named union =
        new Named(
            home.prefix + name,
            () -> loaded.apply(home.binaryPrefix + name),
            (source, depth) -> oneOf(source, records).value(source, depth));
    named.add(union);
    unions.add(new Union(union, oneOf(random, records)));
  }

  private void declareGeneric(Home home) {
    String name = names.type(home.taken);
    Set<String> taken = new HashSet<>(home.taken);
    String variable = names.type(taken);
    Variable place = new Variable(variable, null);
    List<RandomType> components = new ArrayList<>(several(random.nextInt(3), i -> any(0)));
    components.addAll(several(1 + random.nextInt(3), i -> with(place)));
    declareRecord(home, name, components, "<" + variable + ">", "");
    generic.add(
        argument -> {
          List<RandomType> bound =
              components.stream()
                  .map(type -> Variable.replace(type, Map.of(variable, argument)))
                  .toList();
          return record(home, name, "<" + argument.source() + ">", bound);
        });
  }

  /** Returns a type with a type variable in it, for which a type that is never absent may stand. */
  RandomType with(Variable variable) {
    return switch (random.nextInt(7)) {
      case 0 -> new CollectionOf(List.class, variable);
      case 1 -> new OptionalOf(variable);
      case 2 -> new Nullable(variable);
      case 3 -> new MapOf(key(), variable);
      case 4 -> new CollectionOf(Set.class, new CollectionOf(List.class, variable));
      default -> variable;
    };
  }

  RandomType any(int depth) {
    return random.nextInt(4) == 0 ? oneOf(random, RandomScalars.PRIMITIVES) : reference(depth);
  }

  RandomType reference(int depth) {
    if (depth <= 0) {
      return leaf();
    }
    return switch (random.nextInt(11)) {
      case 0 -> new OptionalOf(present(depth - 1));
      case 1, 2 -> new Nullable(present(depth - 1));
      case 3 -> new CollectionOf(List.class, reference(depth - 1));
      case 4 -> new CollectionOf(Set.class, reference(depth - 1));
      case 5 -> new ArrayOf(any(depth - 1));
      case 6 -> new MapOf(key(), reference(depth - 1));
      case 7 -> generic.isEmpty() ? leaf() : oneOf(random, generic).apply(present(depth - 1));
      default -> leaf();
    };
  }

  private RandomType leaf() {
    return switch (random.nextInt(5)) {
      case 0 -> oneOf(random, RandomScalars.KEYS);
      case 1 -> oneOf(random, RandomScalars.OPTIONALS);
      case 2 -> oneOf(random, RandomScalars.OTHERS);
      default -> named.isEmpty() ? oneOf(random, RandomScalars.KEYS) : oneOf(random, named);
    };
  }

  private RandomType key() {
    return enums.isEmpty() || random.nextInt(3) > 0
        ? oneOf(random, RandomScalars.KEYS)
        : oneOf(random, enums).type();
  }

  /** Returns a reference type without a value that means an absent value. */
  RandomType present(int depth) {
    while (true) {
      RandomType type = reference(depth);
      if (!type.isOptional() && !type.hasNull()) {
        return type;
      }
    }
  }
}
