package dev.wirecommand.processor.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Parses a section of the lock file. */
final class SectionParser {
  private static final int BLOCK = 2;
  private static final int PART = 4;

  private record Reference(LockLine line, String name, boolean record) {}

  private final List<LockLine> lines;
  private final SortedMap<String, LockedCommand> commands = new TreeMap<>();
  private final SortedMap<String, LockedShape> shapes = new TreeMap<>();
  private final List<Reference> references = new ArrayList<>();
  private int next;

  private SectionParser(List<LockLine> lines) {
    this.lines = lines;
  }

  /**
   * Parses a section.
   *
   * @param lines its lines with content, beginning with its first line
   */
  static LockedClass parse(List<LockLine> lines) throws LockSyntaxException {
    return new SectionParser(lines).parse();
  }

  private LockedClass parse() throws LockSyntaxException {
    LineParser head = parser(lines.get(next++), false);
    head.expect("class ", "before the name of the class");
    String name = head.javaName(true);
    head.end();
    while (next < lines.size()) {
      block(lines.get(next++));
    }
    for (Reference reference : references) {
      check(reference);
    }
    return new LockedClass(name, commands, shapes);
  }

  private void check(Reference reference) throws LockSyntaxException {
    LockedShape shape = shapes.get(reference.name());
    if (shape == null) {
      throw reference
          .line()
          .error(
              "'" + reference.name() + "' is neither a type nor the name of one in this section",
              "Correct it, or add the lines of the type again");
    }
    if (reference.record() && !(shape instanceof LockedShape.Fields)) {
      throw reference
          .line()
          .error("'" + reference.name() + "' is no record", "Name a record of this section");
    }
  }

  private LineParser parser(LockLine line, boolean namesRecords) {
    return new LineParser(line, name -> references.add(new Reference(line, name, namesRecords)));
  }

  private void block(LockLine line) throws LockSyntaxException {
    LineParser parser = parser(line, false);
    if (line.indent() != BLOCK) {
      throw misplaced(line);
    }
    switch (parser.until(' ')) {
      case "command" -> command(line, parser);
      case LockedShape.Fields.KEYWORD -> {
        String name = shapeName(line, parser);
        shapes.put(name, new LockedShape.Fields(members(any -> true)));
      }
      case LockedShape.Constants.KEYWORD -> {
        String name = shapeName(line, parser);
        shapes.put(name, new LockedShape.Constants(constants()));
      }
      case LockedShape.Alternatives.KEYWORD -> {
        String name = shapeName(line, parser);
        shapes.put(name, new LockedShape.Alternatives(alternatives()));
      }
      default -> throw misplaced(line);
    }
  }

  private static LockSyntaxException misplaced(LockLine line) {
    return line.error(
        "'" + line.text().strip() + "' is in the wrong place",
        "After 'class', indent 'command', 'record', 'enum' and 'union' by two spaces, and what is in"
            + " them by four");
  }

  private String shapeName(LockLine line, LineParser parser) throws LockSyntaxException {
    String name = parser.javaName(false);
    parser.end();
    if (shapes.containsKey(name) || LockedScalar.of(name).isPresent()) {
      throw line.error("'" + name + "' is the name of another type", "Remove one of them");
    }
    return name;
  }

  private void command(LockLine line, LineParser parser) throws LockSyntaxException {
    String name = parser.name();
    parser.expect(" ", "between the command's name and its permission");
    String permission = parser.until(' ');
    if (!permission.equals("read") && !permission.equals("write")) {
      throw line.error("'" + permission + "' is no permission", "Write 'read' or 'write'");
    }
    boolean data = parser.skipWord(LockPrinter.DATA);
    LockedForm form =
        parser.skipWord(LockedForm.RAW.keyword())
            ? LockedForm.RAW
            : parser.skipWord(LockedForm.ITEMS.keyword()) ? LockedForm.ITEMS : LockedForm.VALUE;
    parser.end();
    SortedMap<String, LockedMember> arguments = members(part -> !isResult(part));
    if (!hasPart() || !isResult(lines.get(next))) {
      throw line.error(
          "the command '" + name + "' has no result",
          "End its lines with '-> ' and the type, which is null if it returns nothing");
    }
    LineParser result = parser(lines.get(next++), false);
    result.expect("-> ", "before the type of the result");
    LockedCommand command =
        new LockedCommand(permission.equals("write"), data, form, arguments, result.type());
    result.end();
    if (commands.put(name, command) != null) {
      throw twice(line, "the command '" + name + "'");
    }
  }

  private static boolean isResult(LockLine line) {
    return line.text().startsWith("->", PART);
  }

  private boolean hasPart() {
    return next < lines.size() && lines.get(next).indent() == PART;
  }

  private SortedMap<String, LockedMember> members(Predicate<LockLine> wanted)
      throws LockSyntaxException {
    SortedMap<String, LockedMember> members = new TreeMap<>();
    while (hasPart() && wanted.test(lines.get(next))) {
      LockLine line = lines.get(next++);
      LineParser parser = parser(line, false);
      boolean required = !parser.skip("? ");
      String name = parser.name();
      parser.expect(": ", "between the name and the type");
      LockedMember member = new LockedMember(parser.type(), required);
      parser.end();
      if (members.put(name, member) != null) {
        throw twice(line, "'" + name + "'");
      }
    }
    return members;
  }

  private SortedSet<String> constants() throws LockSyntaxException {
    SortedSet<String> constants = new TreeSet<>();
    while (hasPart()) {
      LockLine line = lines.get(next++);
      LineParser parser = parser(line, false);
      String name = parser.name();
      parser.end();
      if (!constants.add(name)) {
        throw twice(line, "'" + name + "'");
      }
    }
    return constants;
  }

  private SortedMap<String, String> alternatives() throws LockSyntaxException {
    SortedMap<String, String> records = new TreeMap<>();
    while (hasPart()) {
      LockLine line = lines.get(next++);
      LineParser parser = parser(line, true);
      String tag = parser.name();
      parser.expect(": ", "between the tag and the record");
      String record = parser.reference();
      parser.end();
      if (records.put(tag, record) != null) {
        throw twice(line, "'" + tag + "'");
      }
    }
    return records;
  }

  private static LockSyntaxException twice(LockLine line, String what) {
    return line.error(what + " is already there", "Remove one of them");
  }
}
