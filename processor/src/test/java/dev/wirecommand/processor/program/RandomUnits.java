package dev.wirecommand.processor.program;

import static dev.wirecommand.processor.write.value.RandomType.oneOf;

import dev.wirecommand.processor.program.RandomTypes.Union;
import dev.wirecommand.processor.program.Unit.Kind;
import dev.wirecommand.processor.write.value.RandomType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the classes with commands of a program. */
final class RandomUnits {
  private static final List<String> SUFFIXES = List.of("Dispatch", "Client", "Module");

  private final Random random;
  private final Vocabulary names;
  private final RandomTypes types;
  private final RandomCommands commands;
  private final Home home;

  /** All classes, in the order in which they are declared. */
  final List<Unit> all = new ArrayList<>();

  private final List<Runnable> outer = new ArrayList<>();

  RandomUnits(
      Random random, Vocabulary names, RandomTypes types, RandomCommands commands, Home home) {
    this.random = random;
    this.names = names;
    this.types = types;
    this.commands = commands;
    this.home = home;
  }

  /** Writes all classes. */
  void declare() {
    all.forEach(Unit::declare);
    outer.forEach(Runnable::run);
  }

  /** Makes a class or an interface of the package, for which more may be wrong than for others. */
  Unit plain() {
    Unit unit = unit(random.nextInt(3) > 0 ? Kind.CLASS : Kind.INTERFACE, home);
    fill(unit);
    return unit;
  }

  /** Makes one or two classes of a random kind. */
  void any() {
    switch (random.nextInt(6)) {
      case 0, 1 -> template();
      case 2 -> heir(unit(random.nextBoolean() ? Kind.CLASS : Kind.INTERFACE, home));
      case 3 -> nested();
      default -> fill(unit(oneOf(random, List.of(Kind.values())), home));
    }
  }

  private Unit unit(Kind kind, Home place) {
    while (true) {
      Set<String> taken = new HashSet<>(place.taken);
      Unit unit = new Unit(kind, place, names.type(taken));
      String generated = unit.generated();
      List<String> reserved = SUFFIXES.stream().map(suffix -> generated + suffix).toList();
      if (reserved.stream().noneMatch(home.taken::contains)) {
        home.taken.addAll(reserved);
        place.taken.add(unit.name);
        unit.modifiers = random.nextBoolean() ? "public " : "";
        unit.modifiers += kind == Kind.CLASS && !place.isPackage ? "static " : "";
        unit.heading = kind == Kind.RECORD ? "()" : "";
        all.add(unit);
        return unit;
      }
    }
  }

  private void fill(Unit unit) {
    types.declareSome(unit.inside);
    if (unit.isInterface()) {
      addMembers(unit);
    }
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      commands.add(unit);
    }
  }

  /** Adds members that a client inherits if it implements the interface. */
  private void addMembers(Unit unit) {
    // These would hide the packages in which the sources begin to name types.
    Set<String> taken = new HashSet<>(Vocabulary.firstWordsOfPackages());
    for (int left = random.nextInt(3); left > 0; left--) {
      unit.members.add("int " + names.member(taken) + " = " + left + ";");
    }
    for (int left = random.nextInt(3); left > 0; left--) {
      String name = names.member(taken);
      if (!Vocabulary.OF_OBJECT.contains(name) && unit.keys.add(name + "()")) {
        String form =
            oneOf(
                random, List.of("default %s { return 1; }", "int %s;", "static %s { return 2; }"));
        unit.members.add(
            String.format(form.replace("%s", form.startsWith("int") ? "%s()" : "int %s()"), name));
      }
    }
  }

  private void nested() {
    Set<String> taken = home.taken;
    String name = names.type(taken);
    List<String> body = new ArrayList<>();
    Home inside = home.inside(name, body);
    outer.add(
        () -> {
          List<String> lines = new ArrayList<>();
          lines.add("class " + name + " {");
          lines.addAll(body);
          lines.add("}");
          home.declare(name, lines);
        });
    fill(unit(oneOf(random, List.of(Kind.CLASS, Kind.INTERFACE)), inside));
  }

  /** Makes an abstract generic class or interface, and a class that binds its type variable. */
  private void template() {
    Kind kind = random.nextBoolean() ? Kind.CLASS : Kind.INTERFACE;
    Unit base = unit(kind, home);
    base.isServed = false;
    base.modifiers = base.isInterface() ? base.modifiers : base.modifiers + "abstract ";
    Variable variable = new Variable(names.type(new HashSet<>(base.inside.taken)), null);
    base.heading = "<" + variable.base() + ">";
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      commands.add(base, variable);
      CommandDraft last = base.methods.get(base.methods.size() - 1);
      if (!base.isInterface() && random.nextInt(3) == 0 && isOpen(last)) {
        last.isAbstract = true;
        last.modifiers = last.modifiers.equals("public ") ? "public abstract " : "abstract ";
      }
    }
    RandomType bound = types.present(1);
    while (!staysApart(base, Map.of(variable.base(), bound))) {
      bound = types.present(1);
    }
    heir(base, "<" + bound.source() + ">", Map.of(variable.base(), bound));
  }

  /** Whether the methods of a class still differ when types stand for its variables. */
  private static boolean staysApart(Unit base, Map<String, RandomType> bounds) {
    long keys = base.commands.stream().map(c -> c.bound(bounds).key()).distinct().count();
    return keys == base.commands.size();
  }

  private void heir(Unit base) {
    fill(base);
    heir(base, "", Map.of());
  }

  private void heir(Unit base, String arguments, Map<String, RandomType> bounds) {
    boolean isInterface = base.isInterface() && random.nextInt(3) == 0;
    Unit heir = unit(isInterface ? Kind.INTERFACE : Kind.CLASS, home);
    heir.heading =
        (base.isInterface() && !isInterface ? " implements " : " extends ")
            + base.source()
            + arguments;
    heir.inside.taken.addAll(base.inside.taken);
    heir.keys.addAll(base.keys);
    for (CommandDraft inherited : base.commands) {
      CommandDraft bound = inherited.bound(bounds);
      heir.keys.add(bound.key());
      boolean mustOverride = inherited.isAbstract && !isInterface;
      if (mustOverride || (random.nextInt(3) == 0 && isOpen(inherited))) {
        override(base, heir, bound);
      } else {
        heir.commands.add(bound);
      }
    }
    implement(base, heir);
    for (int left = 1 + random.nextInt(2); left > 0; left--) {
      commands.add(heir);
    }
  }

  /** Implements the methods of an interface that are no commands. */
  private static void implement(Unit base, Unit heir) {
    if (!heir.isInterface()) {
      for (String member : base.members) {
        if (member.startsWith("int ") && member.endsWith("();")) {
          heir.members.add("public " + member.replace(";", " { return 3; }"));
        }
      }
    }
  }

  private static boolean isOpen(CommandDraft draft) {
    return Stream.of("final", "private", "static").noneMatch(draft.modifiers::contains);
  }

  /** Overrides a command, with or without a name of its own. */
  private void override(Unit base, Unit heir, CommandDraft inherited) {
    boolean isPublic = base.isInterface() || inherited.modifiers.contains("public");
    CommandDraft override = new CommandDraft(inherited.number);
    override.method = inherited.method;
    override.form = inherited.form;
    override.item = inherited.item;
    override.wireName = inherited.wireName;
    override.options.putAll(inherited.options);
    override.isAbstract = heir.isInterface();
    override.modifiers = isPublic ? "public " : "";
    Set<String> taken = new HashSet<>();
    List<Parameter> same = inherited.parameters;
    same.forEach(p -> override.parameters.add(p.named(names.member(taken))));
    for (Union union : types.unions()) {
      if (inherited.form == ResultForm.VALUE
          && inherited.item.equals(union.type())
          && random.nextBoolean()) {
        override.narrower = union.narrower();
        inherited.narrower = union.narrower();
      }
    }
    heir.commands.add(inherited);
    heir.methods.add(override);
  }
}
