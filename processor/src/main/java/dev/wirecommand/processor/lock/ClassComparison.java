package dev.wirecommand.processor.lock;

import dev.wirecommand.processor.check.Problem;
import dev.wirecommand.processor.check.ProblemKind;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The comparison of a class with its section. */
final class ClassComparison {
  private final CommandClass commands;
  private final LockedClass before;
  private final LockedClass now;
  private final String file;
  private final TypeComparison types;
  private final List<Problem> problems = new ArrayList<>();
  private int compatible;

  private ClassComparison(CommandClass commands, LockedClass before, LockedClass now, String file) {
    this.commands = commands;
    this.before = before;
    this.now = now;
    this.file = file;
    this.types = new TypeComparison(before, now);
  }

  /**
   * What was found.
   *
   * @param problems what breaks peers
   * @param compatible how many differences do not
   */
  record Outcome(List<Problem> problems, int compatible) {}

  /**
   * Compares a class with its section.
   *
   * @param commands the class
   * @param before the section
   * @param now what the section would be
   * @param file the file, as messages name it
   */
  static Outcome compare(CommandClass commands, LockedClass before, LockedClass now, String file) {
    ClassComparison comparison = new ClassComparison(commands, before, now, file);
    comparison.compare();
    return new Outcome(comparison.problems, comparison.compatible);
  }

  private void compare() {
    before
        .commands()
        .forEach(
            (name, was) -> {
              if (!now.commands().containsKey(name)) {
                gone(name, was);
              }
            });
    for (Command command : commands.commands()) {
      LockedCommand was = before.commands().get(command.name());
      if (was == null) {
        compatible++;
      } else {
        new OfCommand(command).compare(was);
      }
    }
  }

  private void gone(String name, LockedCommand was) {
    List<String> alike =
        now.commands().entrySet().stream()
            .filter(other -> !before.commands().containsKey(other.getKey()))
            .filter(other -> isSame(was, other.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    String fact = "the command '" + name + "' is gone.";
    if (alike.size() == 1) {
      String other = alike.get(0);
      breaking(
          commands.owner().place(),
          commands.owner().text(),
          fact + " Did you rename it to '" + other + "'?",
          "Keep '" + name + "' and add '" + other + "' beside it",
          name);
    } else {
      breaking(commands.owner().place(), commands.owner().text(), fact, "Keep it", name);
    }
  }

  private boolean isSame(LockedCommand was, LockedCommand is) {
    return was.write() == is.write()
        && was.form() == is.form()
        && (!was.data() || is.data())
        && was.arguments().keySet().equals(is.arguments().keySet())
        && was.arguments().entrySet().stream()
            .allMatch(
                argument -> {
                  LockedMember other = is.arguments().get(argument.getKey());
                  return other != null && isSame(argument.getValue(), other);
                })
        && isSame(was.result(), is.result());
  }

  private boolean isSame(LockedMember was, LockedMember is) {
    return was.required() == is.required() && isSame(was.type(), is.type());
  }

  private boolean isSame(LockedType was, LockedType is) {
    return new TypeComparison(before, now).compare(Way.result(), was, is).isEmpty();
  }

  private void breaking(Place place, String subject, String fact, String fix, String command) {
    problems.add(
        Problem.of(ProblemKind.BREAKING, place, subject, fact, fix, "'" + command + "'", file));
  }

  /** The comparison of one command. */
  private final class OfCommand {
    private final Command command;
    private final String subject;

    OfCommand(Command command) {
      this.command = command;
      this.subject = commands.owner().text() + "." + command.method();
    }

    void compare(LockedCommand was) {
      LockedCommand is = now.commands().get(command.name());
      if (is == null) {
        throw new IllegalArgumentException("no " + command.name() + " in " + now.commands());
      }
      if (was.write() != is.write()) {
        tell(
            new Difference(
                is.write(),
                "it needs write permission now, which peers may lack.",
                "Keep read permission and add a command that writes beside this one"));
      }
      was.arguments()
          .forEach(
              (name, argument) -> {
                if (!is.arguments().containsKey(name)) {
                  gone(name, argument, was, is);
                }
              });
      for (Argument argument : command.arguments()) {
        LockedMember member = is.arguments().get(argument.name());
        if (member != null) {
          compare(argument, Optional.ofNullable(was.arguments().get(argument.name())), member);
        }
      }
      if (was.data() != is.data()) {
        tell(
            new Difference(
                was.data(),
                "it took data beside its arguments and takes none now, and peers may send it.",
                "Keep the parameter for the data"));
      }
      if (was.form() != is.form()) {
        tell(
            new Difference(
                true,
                "it answered with "
                    + was.form().text()
                    + " and answers with "
                    + is.form().text()
                    + " now.",
                "Keep " + was.form().text() + " and add a command beside this one"));
      } else {
        Way way = is.form() == LockedForm.ITEMS ? Way.item() : Way.result();
        types.compare(way, was.result(), is.result()).forEach(this::tell);
      }
    }

    private void gone(String name, LockedMember was, LockedCommand before, LockedCommand is) {
      List<String> alike =
          is.arguments().entrySet().stream()
              .filter(other -> !before.arguments().containsKey(other.getKey()))
              .filter(other -> isSame(was, other.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      String fact = "the argument '" + name + "' is gone, and peers that give it are refused.";
      tell(
          alike.size() == 1
              ? new Difference(
                  true,
                  fact + " Did you rename it to '" + alike.get(0) + "'?",
                  "Keep its name with @Arg(\"" + name + "\")")
              : new Difference(true, fact, "Keep it, as an optional one if it has no use now"));
    }

    private void compare(Argument argument, Optional<LockedMember> was, LockedMember is) {
      String text = "the argument '" + argument.name() + "'";
      if (was.isEmpty()) {
        tell(
            argument,
            new Difference(
                is.required(),
                text + " is new and required, and peers do not give it.",
                "Make it Optional or give it a default"));
        return;
      }
      if (was.get().required() != is.required()) {
        tell(
            argument,
            new Difference(
                is.required(),
                text + " was optional and is required now.",
                "Make it Optional or give it a default"));
      }
      types
          .compare(Way.argument(argument.name()), was.get().type(), is.type())
          .forEach(difference -> tell(argument, difference));
    }

    private void tell(Difference difference) {
      tell(command.place(), subject, difference);
    }

    private void tell(Argument argument, Difference difference) {
      tell(argument.place(), subject + "(" + argument.local() + ")", difference);
    }

    private void tell(Place place, String of, Difference difference) {
      if (difference.breaking()) {
        breaking(place, of, difference.fact(), difference.fix(), command.name());
      } else {
        compatible++;
      }
    }
  }
}
