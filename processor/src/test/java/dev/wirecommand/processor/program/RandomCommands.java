package dev.wirecommand.processor.program;

import static dev.wirecommand.processor.write.value.RandomType.oneOf;

import dev.wirecommand.processor.program.Parameter.Role;
import dev.wirecommand.processor.program.RandomTypes.EnumOf;
import dev.wirecommand.processor.write.value.RandomScalars;
import dev.wirecommand.processor.write.value.RandomType;
import dev.wirecommand.processor.write.value.RandomType.ArrayOf;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Makes commands that the processor accepts. */
final class RandomCommands {
  private static final List<Role> ROLES =
      List.of(Role.CONTEXT, Role.CONTEXT, Role.DATA, Role.STREAM, Role.PUBLISHER);

  private static final RandomType TEXT = find("java.lang.String", RandomScalars.KEYS);
  private static final RandomType NUMBER = find("int", RandomScalars.PRIMITIVES);

  /** Texts of defaults with the values that they stand for. */
  private record Default(String text, Supplier<Object> value) {}

  private final Random random;
  private final Vocabulary names;
  private final RandomTypes types;
  private final Set<String> wireNames = new HashSet<>();
  private int made;

  /** Begins the commands of a program. */
  RandomCommands(Random random, Vocabulary names, RandomTypes types) {
    this.random = random;
    this.names = names;
    this.types = types;
  }

  String freshWireName() {
    return names.wireName(wireNames);
  }

  /** Adds a command to a class. */
  void add(Unit unit) {
    add(unit, null);
  }

  /**
   * Adds a command to a class.
   *
   * @param variable the type variable of the class, which some types have in them; null for none
   */
  void add(Unit unit, Variable variable) {
    CommandDraft draft = make(unit, variable);
    draft.wireName = freshWireName();
    if (random.nextInt(4) == 0) {
      draft.options.put("permission", "WRITE");
    }
    if (random.nextInt(8) == 0) {
      draft.options.put("deadlineMillis", oneOf(random, List.of("0", "1", "5_000_000_000L")));
    }
    if (draft.form.isRaw()) {
      draft.options.put("raw", "true");
    }
    boolean blocks =
        draft.parameters.stream().anyMatch(p -> p.role() == Role.DATA || p.role() == Role.STREAM);
    if (!blocks && random.nextInt(8) == 0) {
      draft.options.put("nonBlocking", "true");
    }
    draft.annotation = draft.command(names);
    if (random.nextInt(8) == 0) {
      draft.annotation += " @java.lang.Deprecated";
    }
    unit.add(draft);
  }

  /** Makes a method whose name no other method of the class has, so that it may change yet. */
  CommandDraft makeAlone(Unit unit) {
    while (true) {
      CommandDraft draft = make(unit, null);
      if (unit.keys.stream().noneMatch(key -> key.startsWith(draft.method + "("))) {
        return draft;
      }
    }
  }

  /** Makes a method that is no command yet, and that no other method of the class clashes with. */
  CommandDraft make(Unit unit, Variable variable) {
    while (true) {
      CommandDraft draft = new CommandDraft(made++);
      Set<String> taken = new HashSet<>();
      draft.method =
          !unit.methods.isEmpty() && random.nextInt(3) == 0
              ? oneOf(random, unit.methods).method
              : names.member(taken);
      draft.parameters.addAll(parameters(variable));
      form(draft, variable);
      draft.isAbstract = unit.isInterface();
      draft.modifiers = modifiers(unit);
      if (isLegal(unit, draft) && !unit.keys.contains(draft.key())) {
        draft.comment = comment(draft);
        return draft;
      }
    }
  }

  private String modifiers(Unit unit) {
    return switch (unit.kind) {
      case INTERFACE -> oneOf(random, List.of("", "public ", "abstract "));
      default -> oneOf(random, List.of("", "public ", "final ", "synchronized "));
    };
  }

  /** Whether the method differs from those of {@code Object} and enums, or overrides one. */
  private static boolean isLegal(Unit unit, CommandDraft draft) {
    String key = draft.key();
    if (unit.kind == Unit.Kind.ENUM && (key.equals("ordinal()") || key.equals("name()"))) {
      return false;
    }
    boolean isText = key.equals("toString()");
    if (isText || (key.equals("hashCode()") && unit.kind != Unit.Kind.ENUM)) {
      draft.modifiers = "public ";
      draft.form = ResultForm.VALUE;
      draft.item = isText ? TEXT : NUMBER;
      return true;
    }
    boolean isOfObject = Vocabulary.OF_OBJECT.contains(draft.method) && key.endsWith("()");
    return (!isOfObject || draft.method.equals("equals"))
        && !key.equals("wait(long)")
        && !key.equals("wait(long, int)");
  }

  private void form(CommandDraft draft, Variable variable) {
    do {
      draft.form =
          random.nextInt(3) > 0 ? ResultForm.VALUE : oneOf(random, List.of(ResultForm.values()));
      draft.item = variable != null && random.nextBoolean() ? types.with(variable) : types.any(2);
    } while (!draft.form.accepts(draft.item));
  }

  private List<Parameter> parameters(Variable variable) {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    Set<String> wire = new HashSet<>();
    Set<Role> roles = new HashSet<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      Role role = random.nextInt(5) > 0 ? Role.ARGUMENT : oneOf(random, ROLES);
      boolean twice = role.isData() ? roles.stream().anyMatch(Role::isData) : roles.contains(role);
      if (role == Role.ARGUMENT) {
        parameters.add(argument(taken, wire, variable, i == count - 1));
      } else if (!twice) {
        roles.add(role);
        parameters.add(
            new Parameter(names.member(taken), role, null, "", "", false, Optional.empty(), ""));
      }
    }
    return parameters;
  }

  private Parameter argument(
      Set<String> taken, Set<String> wire, Variable variable, boolean isLast) {
    String name = names.member(taken);
    boolean ownName = Vocabulary.isWireName(name) && random.nextBoolean() && wire.add(name);
    String wireName = ownName ? name : names.wireName(wire);
    RandomType type =
        variable != null && random.nextBoolean() ? types.with(variable) : types.any(2);
    boolean isVarargs = isLast && type instanceof ArrayOf && random.nextBoolean();
    String arg = ownName ? "" : names.literal(wireName);
    Default given = isVarargs || random.nextBoolean() ? null : defaultOf(type);
    if (given != null) {
      arg = ownName ? "" : "value = " + arg + ", ";
      arg += "defaultValue = " + names.literal(given.text());
    }
    String document = random.nextBoolean() ? "is argument " + wireName.length() + "." : "";
    return new Parameter(
        name,
        Role.ARGUMENT,
        type,
        wireName,
        arg.isEmpty() ? "" : "@dev.wirecommand.Arg(" + arg + ") ",
        isVarargs,
        given == null ? Optional.empty() : Optional.of(given.value()),
        document);
  }

  /** Returns a default of a type; null if this has none. */
  private Default defaultOf(RandomType type) {
    for (EnumOf candidate : types.enums()) {
      if (candidate.type().equals(type)) {
        int index = random.nextInt(candidate.wireNames().size());
        return new Default(
            candidate.wireNames().get(index),
            () -> candidate.type().erasure().getEnumConstants()[index]);
      }
    }
    if (!(type instanceof RandomType.Scalar)) {
      return null;
    }
    String text = names.text();
    return switch (type.source()) {
      case "java.lang.String" -> new Default(text, () -> text);
      case "int", "java.lang.Integer" -> new Default("-2147483648", () -> Integer.MIN_VALUE);
      case "long", "java.lang.Long" -> new Default("9223372036854775807", () -> Long.MAX_VALUE);
      case "byte", "java.lang.Byte" -> new Default("-128", () -> Byte.MIN_VALUE);
      case "short", "java.lang.Short" -> new Default("7", () -> (short) 7);
      case "double", "java.lang.Double" -> new Default("4.9E-324", () -> Double.MIN_VALUE);
      case "float", "java.lang.Float" -> new Default("-0.5", () -> -0.5f);
      case "boolean", "java.lang.Boolean" -> new Default("true", () -> true);
      case "char", "java.lang.Character" -> new Default("'", () -> '\'');
      case "java.math.BigDecimal" -> new Default("1.00", () -> new BigDecimal("1.00"));
      case "java.time.Duration" -> new Default("PT0.5S", () -> Duration.ofMillis(500));
      default -> null;
    };
  }

  private List<String> comment(CommandDraft draft) {
    if (random.nextInt(3) == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(names.comment());
    for (Parameter parameter : draft.parameters) {
      if (!parameter.document().isEmpty()) {
        lines.add("@param " + parameter.name() + " " + parameter.document());
      }
    }
    if (!draft.form.isNothing() && random.nextBoolean()) {
      lines.add("@return " + names.comment());
    }
    return Vocabulary.javadoc(lines);
  }

  private static RandomType find(String source, List<? extends RandomType> types) {
    return types.stream().filter(type -> type.source().equals(source)).findFirst().orElseThrow();
  }
}
