package dev.wirecommand.processor.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A class with commands: what it declares, and what a client of it calls. */
final class Unit {
  /** The kind of a class. */
  enum Kind {
    CLASS("class "),
    INTERFACE("interface "),
    ENUM("enum "),
    RECORD("record ");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  final Kind kind;
  final String name;
  final Home home;
  final Home inside;
  String modifiers = "";

  /** The part of the declaration between the name and the body. */
  String heading = "";

  /** All lines of the body but the methods. */
  final List<String> members = new ArrayList<>();

  final List<CommandDraft> methods = new ArrayList<>();

  /** The commands that the class declares or inherits. */
  final List<CommandDraft> commands = new ArrayList<>();

  /** The keys of all methods, inherited ones too. */
  final Set<String> keys = new HashSet<>();

  /** Whether there is a dispatch and a client of the class. */
  boolean isServed = true;

  Unit(Kind kind, Home home, String name) {
    this.kind = kind;
    this.home = home;
    this.name = name;
    this.inside = home.inside(name, members);
  }

  /** Returns the name of the class in sources. */
  String source() {
    return home.prefix + name;
  }

  /** Returns the name of the class in class files. */
  String binary() {
    return home.binaryPrefix + name;
  }

  /** Returns the simple name of the generated types without their suffixes. */
  String generated() {
    return inside.around.stream()
        .map(simple -> simple.replace("_", "__"))
        .collect(Collectors.joining("_"));
  }

  boolean isInterface() {
    return kind == Kind.INTERFACE;
  }

  /** Adds a method that a client calls as well. */
  void add(CommandDraft draft) {
    keys.add(draft.key());
    methods.add(draft);
    commands.add(draft);
  }

  void declare() {
    List<String> lines = new ArrayList<>();
    lines.add(modifiers + kind.word + name + heading + " {");
    if (kind == Kind.ENUM) {
      lines.add("  ONE;");
    }
    members.forEach(line -> lines.add("  " + line));
    for (CommandDraft method : methods) {
      method.source().forEach(line -> lines.add("  " + line));
      lines.add("");
    }
    lines.add("}");
    home.declare(name, lines);
  }
}
