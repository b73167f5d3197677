package dev.wirecommand.processor.lock;

import java.util.Map;

/**
 * Prints sections of the lock file. Each part of a signature has its own line, and the parts are
 * sorted by name.
 */
final class LockPrinter implements LockedShape.Visitor<String> {
  /** The keyword that marks a command as accepting data. */
  static final String DATA = "data";

  private static final String BLOCK = "  ";
  private static final String PART = "    ";

  private LockPrinter() {}

  /** Converts a section to text in the syntax of the lock file. */
  static String print(LockedClass section) {
    StringBuilder text = new StringBuilder("class " + section.name() + "\n");
    section.commands().forEach((name, command) -> text.append(command(name, command)));
    section
        .shapes()
        .forEach(
            (name, shape) ->
                text.append(BLOCK + shape.keyword() + " " + name + "\n")
                    .append(shape.accept(new LockPrinter())));
    return text.toString();
  }

  private static String command(String name, LockedCommand command) {
    String head =
        BLOCK
            + "command "
            + name
            + (command.write() ? " write" : " read")
            + (command.data() ? " " + DATA : "")
            + (command.form() == LockedForm.VALUE ? "" : " " + command.form().keyword());
    return head
        + "\n"
        + members(command.arguments())
        + PART
        + "-> "
        + LockedTypeText.of(command.result())
        + "\n";
  }

  private static String members(Map<String, LockedMember> members) {
    StringBuilder text = new StringBuilder();
    members.forEach(
        (name, member) ->
            text.append(PART)
                .append(member.required() ? "" : "? ")
                .append(LockedName.text(name) + ": " + LockedTypeText.of(member.type()) + "\n"));
    return text.toString();
  }

  @Override
  public String record(LockedShape.Fields shape) {
    return members(shape.fields());
  }

  @Override
  public String enumeration(LockedShape.Constants shape) {
    StringBuilder text = new StringBuilder();
    shape.names().forEach(name -> text.append(PART + LockedName.text(name) + "\n"));
    return text.toString();
  }

  @Override
  public String union(LockedShape.Alternatives shape) {
    StringBuilder text = new StringBuilder();
    shape
        .records()
        .forEach((tag, record) -> text.append(PART + LockedName.text(tag) + ": " + record + "\n"));
    return text.toString();
  }
}
