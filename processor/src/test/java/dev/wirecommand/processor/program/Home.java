package dev.wirecommand.processor.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** A place where a program declares types: a package, or a type around them. */
final class Home {
  /**
   * Names that generated classes have members of. A type of the default package has no other name
   * by which these classes could reach it.
   */
  private static final Set<String> UNREACHABLE =
      Set.of(
          "Async",
          "ResultDecoder",
          "client",
          "commands",
          "in",
          "COMMANDS",
          "CONSTANTS",
          "FIELDS",
          "TYPES");

  /** The prefix of the name of a type in sources. */
  final String prefix;

  /** The prefix of the name of a type in the names of class files. */
  final String binaryPrefix;

  /** The simple names of the types around, from the outermost on. */
  final List<String> around = new ArrayList<>();

  /** Names that no type here can have. */
  final Set<String> taken = new HashSet<>();

  final boolean isPackage;

  private final BiConsumer<String, List<String>> declare;

  private Home(
      String prefix,
      String binaryPrefix,
      boolean isPackage,
      Set<String> taken,
      BiConsumer<String, List<String>> declare) {
    this.prefix = prefix;
    this.binaryPrefix = binaryPrefix;
    this.isPackage = isPackage;
    this.declare = declare;
    this.taken.addAll(taken);
  }

  static Home ofPackage(String name, BiConsumer<String, List<String>> declare) {
    String prefix = name.isEmpty() ? "" : name + ".";
    Set<String> hidden = new HashSet<>(Vocabulary.firstWordsOfPackages());
    if (name.isEmpty()) {
      hidden.addAll(UNREACHABLE);
    }
    return new Home(prefix, prefix, true, hidden, declare);
  }

  /** Returns the place inside of a type that is declared here. */
  Home inside(String type, List<String> body) {
    Set<String> hidden = new HashSet<>(isPackage ? Vocabulary.firstWordsOfPackages() : taken);
    hidden.add(type);
    if (prefix.isEmpty()) {
      // Without a package, a nested type hides another one of its name.
      hidden.addAll(taken);
    }
    Home inside =
        new Home(
            prefix + type + ".",
            binaryPrefix + type + "$",
            false,
            hidden,
            (name, lines) -> body.addAll(lines));
    inside.around.addAll(around);
    inside.around.add(type);
    return inside;
  }

  /** Declares a type, with modifiers that suit the place. */
  void declare(String name, List<String> lines) {
    declare.accept(name, lines);
  }
}
