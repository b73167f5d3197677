package dev.wirecommand.processor.program;

import static dev.wirecommand.processor.write.value.RandomType.oneOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A program of a few classes with commands, which is legal Java; the processor may refuse it. */
final class RandomProgram {
  /** Warnings that a program may cause itself: not generated code. */
  private static final String OWN_WARNINGS =
      "@java.lang.SuppressWarnings({\"deprecation\", \"removal\", \"unchecked\", \"rawtypes\"})";

  /** An interface in the package that is not public. */
  static final String NEAR = "Near_";

  /** The sources by the qualified names of their types. */
  final Map<String, String> sources = new LinkedHashMap<>();

  /** The classes that are served. */
  final List<Unit> units;

  /** The prefix of the simple names of generated types: their package and a dot, or nothing. */
  final String packagePrefix;

  /** The classes that an anchor lists, and the name of what is generated for it. */
  final List<Unit> listed = new ArrayList<>();

  String module = "";

  /** The id of what the processor has to refuse. */
  final Optional<String> mistake;

  /** Whether all comments pass the checks of Javadoc. */
  final boolean soundDocs;

  private ClassLoader loader;

  RandomProgram(long seed) {
    // Seeds in a row begin with similar numbers.
    Random random = new Random(seed * 0x9e37_79b9_7f4a_7c15L);
    soundDocs = random.nextInt(3) > 0;
    Vocabulary names = new Vocabulary(random, soundDocs);
    String packageName = names.packageName();
    Home home = Home.ofPackage(packageName, (name, lines) -> addSource(packageName, name, lines));
    packagePrefix = home.prefix;
    RandomTypes types = new RandomTypes(random, names, this::load);
    RandomCommands commands = new RandomCommands(random, names, types);
    RandomUnits maker = new RandomUnits(random, names, types, commands, home);
    home.declare(NEAR, List.of("interface " + NEAR + " {}"));
    types.declareSome(home);
    Unit first = maker.plain();
    for (int left = random.nextInt(3); left > 0; left--) {
      maker.any();
    }
    Optional<Fault> fault = Optional.empty();
    if (random.nextBoolean()) {
      CommandDraft draft = commands.makeAlone(first);
      Fault drawn = oneOf(random, Fault.ALL.stream().filter(f -> f.fits(first)).toList());
      draft.wireName = commands.freshWireName();
      if (draft.form.isRaw()) {
        draft.options.put("raw", "true");
      }
      drawn.make().accept(first, draft);
      draft.annotation = draft.command(names);
      first.methods.add(draft);
      fault = Optional.of(drawn);
    }
    mistake = fault.map(Fault::id);
    units = maker.all.stream().filter(unit -> unit.isServed).toList();
    if (random.nextInt(4) == 0) {
      addAnchor(random, names, home);
    }
    maker.declare();
  }

  private void addSource(String packageName, String name, List<String> lines) {
    List<String> all = new ArrayList<>();
    if (!packageName.isEmpty()) {
      all.add("package " + packageName + ";");
    }
    all.add("import dev.wirecommand.processor.program.Handled;");
    // Javac finds the names of parameters in the annotations of their method.
    all.add("import static dev.wirecommand.Permission.WRITE;");
    all.add(OWN_WARNINGS);
    all.addAll(lines);
    sources.put(
        packageName.isEmpty() ? name : packageName + "." + name, String.join("\n", all) + "\n");
  }

  private void addAnchor(Random random, Vocabulary names, Home home) {
    String name = names.type(home.taken);
    String generated = name.replace("_", "__") + "Module";
    if (!home.taken.add(generated)) {
      return;
    }
    // A class inherits the names of the one above it, which can't be listed beside it.
    Set<String> wireNames = new HashSet<>();
    for (Unit unit : units) {
      List<String> own = unit.commands.stream().map(command -> command.wireName).toList();
      if (Collections.disjoint(wireNames, own)) {
        wireNames.addAll(own);
        listed.add(unit);
      }
    }
    Collections.shuffle(listed, random);
    module = home.prefix + generated;
    home.declare(
        name,
        List.of(
            "@dev.wirecommand.WireModule({"
                + listed.stream()
                    .map(unit -> unit.source() + ".class")
                    .collect(Collectors.joining(", "))
                + "})",
            "interface " + name + " {}"));
  }

  void loadBy(ClassLoader loader) {
    this.loader = loader;
  }

  Class<?> load(String binaryName) {
    try {
      return loader.loadClass(binaryName);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return sources.entrySet().stream()
        .map(source -> "--- " + source.getKey() + "\n" + source.getValue())
        .collect(Collectors.joining());
  }
}
