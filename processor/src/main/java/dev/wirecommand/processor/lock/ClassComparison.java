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

/** Compares the commands of a class with the class's section of the lock file. */
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
   * The result of comparing a class with the lock file.
   *
   * @param problems the changes that break peers
   * @param compatible the number of other changes
   */
  record Outcome(List<Problem> problems, int compatible) {}

  /**
   * Compares a class with its section of the lock file.
   *
   * @param commands the class
   * @param before the section in the lock file
   * @param now the section as it would be now
   * @param file the lock file's path, for messages
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
        new CommandComparison(command).compare(was);
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
    return new TypeComparison(before, now).compare(TypePath.result(), was, is).isEmpty();
  }

  private void breaking(Place place, String subject, String fact, String fix, String command) {
    problems.add(
        Problem.of(ProblemKind.BREAKING, place, subject, fact, fix, "'" + command + "'", file));
  }

  /** Compares one command with its signature in the lock file. */
  private final class CommandComparison {
    private final Command command;
    private final String subject;

    CommandComparison(Command command) {
      this.command = command;
      this.subject = commands.owner().text() + "." + command.method();
    }

    void compare(LockedCommand was) {
      LockedCommand is = now.commands().get(command.name());
      if (is == null) {
        throw new IllegalArgumentException("no " + command.name() + " in " + now.commands());
      }
      if (was.write() != is.write()) {
        report(
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
        report(
            new Difference(
                was.data(),
                "it took data beside its arguments and takes none now, and peers may send it.",
                "Keep the parameter for the data"));
      }
      if (was.form() != is.form()) {
        report(
            new Difference(
                true,
                "it answered with "
                    + was.form().text()
                    + " and answers with "
                    + is.form().text()
                    + " now.",
                "Keep " + was.form().text() + " and add a command beside this one"));
      } else {
        TypePath path = is.form() == LockedForm.ITEMS ? TypePath.item() : TypePath.result();
        types.compare(path, was.result(), is.result()).forEach(this::report);
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
      report(
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
        report(
            argument,
            new Difference(
                is.required(),
                text + " is new and required, and peers do not give it.",
                "Make it Optional or give it a default"));
        return;
      }
      if (was.get().required() != is.required()) {
        report(
            argument,
            new Difference(
                is.required(),
                text + " was optional and is required now.",
                "Make it Optional or give it a default"));
      }
      types
          .compare(TypePath.argument(argument.name()), was.get().type(), is.type())
          .forEach(difference -> report(argument, difference));
    }

    private void report(Difference difference) {
      report(command.place(), subject, difference);
    }

    private void report(Argument argument, Difference difference) {
      report(argument.place(), subject + "(" + argument.local() + ")", difference);
    }

    private void report(Place place, String of, Difference difference) {
      if (difference.breaking()) {
        breaking(place, of, difference.fact(), difference.fix(), command.name());
      } else {
        compatible++;
      }
    }
  }
}
