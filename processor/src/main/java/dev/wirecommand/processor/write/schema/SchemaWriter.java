package dev.wirecommand.processor.write.schema;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.EnumShape;
import dev.wirecommand.processor.model.ResultKind.Form;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the schema of a class in CDDL (RFC 8610). The schema describes the requests and responses
 * of each command for peers in any language.
 */
public final class SchemaWriter {

  private static final int WIDTH = 80;

  private final CommandClass commands;
  private final RuleNames rules;
  private final Cddl cddl;

  private SchemaWriter(CommandClass commands) {
    this.commands = commands;
    this.rules = new RuleNames(commands);
    this.cddl = new Cddl(commands, rules);
  }

  /**
   * Returns the resource path of a schema.
   *
   * @param type the qualified name of the class, with {@code $} before nested ones
   * @return the path
   */
  public static String path(String type) {
    return "META-INF/wirecommand/" + type + ".cddl";
  }

  /**
   * Writes the schema of a class.
   *
   * @param commands the commands
   * @return its text
   */
  public static String write(CommandClass commands) {
    return new SchemaWriter(commands).write();
  }

  private String write() {
    StringBuilder text = new StringBuilder();
    text.append("; The commands of ").append(commands.owner().name().canonicalName());
    text.append(", in CDDL (RFC 8610).\n\n");
    List<String> requests = new ArrayList<>();
    StringBuilder rulesText = new StringBuilder();
    for (Command command : commands.commands()) {
      String rule = rules.unique(command.name());
      requests.add(rule + ".request");
      append(rulesText, command, rule);
    }
    text.append("request =").append(joined(requests)).append("\n\n");
    text.append(rulesText);
    // Spelling a type out may name further types, which are appended to the list.
    for (int i = 0; i < rules.types().size(); i++) {
      WireType type = rules.types().get(i);
      text.append(rules.of(type)).append(" =").append(spelledOut(type)).append("\n\n");
    }
    for (String name : rules.unknownIn(CodecTexts.of(commands))) {
      text.append(name).append(" = ").append(Cddl.ANY).append("\n\n");
    }
    rules.scalars().forEach(rule -> text.append(rule.line()).append('\n'));
    return text.substring(0, text.length() - (rules.scalars().isEmpty() ? 1 : 0));
  }

  private void append(StringBuilder text, Command command, String rule) {
    comment(text, command.documentation().description());
    text.append("; ").append(command.write() ? "Needs write permission." : "Reads.");
    text.append(notes(command)).append('\n');
    boolean hasArguments = !command.arguments().isEmpty();
    boolean required = command.arguments().stream().anyMatch(Argument::required);
    text.append(rule).append(".request = { 'name' => '").append(command.name()).append('\'');
    if (hasArguments) {
      text.append(required ? ", " : ", ? ").append("'args' => ").append(rule).append(".arguments");
    }
    text.append(" }\n");
    if (hasArguments) {
      text.append(rule).append(".arguments = {\n");
      for (Argument argument : command.arguments()) {
        String type = argument.type().present().accept(cddl);
        text.append("  ").append(argument.required() ? "" : "? ");
        text.append('\'').append(argument.name()).append("' => ").append(type).append(',');
        text.append(trailing(argument)).append('\n');
      }
      text.append("}\n");
    }
    text.append(rule).append(command.kind().form() == Form.ITEMS ? ".item = " : ".result = ");
    text.append(cddl.result(command));
    text.append("\n\n");
  }

  /** Returns schema comments that state what CDDL can't express about a command. */
  private static String notes(Command command) {
    String data = command.data().isPresent() ? " Data may come with the request." : "";
    String deadline =
        command.deadlineMillis() > 0 ? " Takes " + command.deadlineMillis() + " ms at most." : "";
    String form =
        switch (command.kind().form()) {
          case VALUE -> "";
          case BYTES, BYTE_STREAM -> "\n; The response is raw, without the cbor flag.";
          case ITEMS -> "\n; The response is a sequence of items (RFC 8742), with the cbor flag.";
        };
    return data + deadline + form;
  }

  private String trailing(Argument argument) {
    String documentation = argument.documentation().replace("\n\n", " ");
    String value =
        argument
            .defaultValue()
            .map(v -> "default " + Cddl.quoted(wireName(argument.type(), v)))
            .orElse("");
    String both = documentation + (documentation.isEmpty() || value.isEmpty() ? "" : "; ") + value;
    return both.isEmpty() ? "" : " ; " + both;
  }

  private String wireName(WireType type, String value) {
    return type instanceof EnumType enumeration
        ? commands.shape(enumeration).constants().stream()
            .filter(constant -> constant.name().equals(value))
            .map(EnumShape.Constant::wireName)
            .findFirst()
            .orElse(value)
        : value;
  }

  private static void comment(StringBuilder text, String documentation) {
    if (!documentation.isEmpty()) {
      for (String line : documentation.split("\n", -1)) {
        text.append(("; " + line).stripTrailing()).append('\n');
      }
    }
  }

  private String spelledOut(WireType type) {
    if (type instanceof RecordType record) {
      List<String> fields = cddl.fields(record);
      String line = fields.isEmpty() ? " {}" : " { " + String.join(", ", fields) + " }";
      return line.length() <= WIDTH ? line : " {\n  " + String.join(",\n  ", fields) + "\n}";
    }
    return joined(cddl.choices(type));
  }

  /** Joins the choices into one line if they fit; otherwise puts each on a line of its own. */
  private static String joined(List<String> choices) {
    String line = " " + String.join(" / ", choices);
    return line.length() <= WIDTH ? line : "\n  " + String.join(" /\n  ", choices);
  }
}
