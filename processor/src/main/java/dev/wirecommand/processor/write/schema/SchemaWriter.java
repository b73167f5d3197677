package dev.wirecommand.processor.write.schema;

import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.EnumShape;
import dev.wirecommand.processor.model.NamedShape;
import dev.wirecommand.processor.model.ResultKind.Form;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.UnionType;
import dev.wirecommand.processor.write.NameScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the schema of a class in CDDL (RFC 8610). The schema describes the requests and responses
 * of each command for peers in any language.
 */
public final class SchemaWriter {
  /**
   * The reserved names, which no generated CDDL rule may have. CDDL defines all of them (RFC 8610,
   * appendix D) except {@code request}, the root of the schema.
   */
  private static final String[] TAKEN = {
    "any",
    "b64legacy",
    "b64url",
    "bigfloat",
    "bigint",
    "bignint",
    "biguint",
    "bool",
    "bstr",
    "bytes",
    "cbor-any",
    "decfrac",
    "eb16",
    "eb64legacy",
    "eb64url",
    "encoded-cbor",
    "false",
    "float",
    "float16",
    "float16-32",
    "float32",
    "float32-64",
    "float64",
    "int",
    "integer",
    "mime-message",
    "nil",
    "nint",
    "null",
    "number",
    "regexp",
    "request",
    "tdate",
    "text",
    "time",
    "true",
    "tstr",
    "uint",
    "undefined",
    "unsigned",
    "uri"
  };

  private static final int WIDTH = 80;

  private final CommandClass commands;
  private final NameScope rules = new NameScope(TAKEN);
  private final Cddl cddl;
  private final Map<WireType, String> typeNames = new HashMap<>();
  private final List<WireType> namedTypes = new ArrayList<>();

  private SchemaWriter(CommandClass commands) {
    this.commands = commands;
    this.cddl = new Cddl(commands, this::name);
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
      String rule = rules.unique(identifier(command.name()));
      requests.add(rule + ".request");
      append(rulesText, command, rule);
    }
    text.append("request =").append(joined(requests)).append("\n\n");
    text.append(rulesText);
    // Spelling a type out may name further types, which are appended to the list.
    for (int i = 0; i < namedTypes.size(); i++) {
      WireType type = namedTypes.get(i);
      text.append(typeNames.get(type)).append(" =").append(spelledOut(type)).append("\n\n");
    }
    return text.substring(0, text.length() - 1);
  }

  private void append(StringBuilder text, Command command, String rule) {
    comment(text, command.documentation());
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
    text.append(command.kind().isTyped() ? command.result().accept(cddl) : Cddl.BARE);
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

  private String name(WireType type, NamedShape shape) {
    String known = typeNames.get(type);
    if (known == null) {
      known = rules.unique(identifier(inside(shape.text())));
      typeNames.put(type, known);
      namedTypes.add(type);
    }
    return known;
  }

  /** Returns the name of a type, relative to the command class if that class encloses the type. */
  private String inside(String text) {
    String outer = commands.owner().text() + ".";
    return text.startsWith(outer) ? text.substring(outer.length()) : text;
  }

  private String spelledOut(WireType type) {
    if (type instanceof RecordType record) {
      List<String> fields = cddl.fields(record);
      String line = fields.isEmpty() ? " {}" : " { " + String.join(", ", fields) + " }";
      return line.length() <= WIDTH ? line : " {\n  " + String.join(",\n  ", fields) + "\n}";
    }
    List<String> choices =
        type instanceof EnumType enumeration
            ? cddl.constants(enumeration)
            : cddl.alternatives((UnionType) type);
    return joined(choices);
  }

  /** Joins the choices into one line if they fit; otherwise puts each on a line of its own. */
  private static String joined(List<String> choices) {
    String line = " " + String.join(" / ", choices);
    return line.length() <= WIDTH ? line : "\n  " + String.join(" /\n  ", choices);
  }

  /**
   * Converts a name to a valid CDDL identifier. The identifier consists of letters and digits, with
   * hyphens and dots only between them.
   */
  private static String identifier(String name) {
    String id = name.replaceAll("[^A-Za-z0-9_$@.-]", "_");
    if (!id.matches("[A-Za-z_$@].*")) {
      id = "_" + id;
    }
    return id.matches(".*[.-]") ? id + "_" : id;
  }
}
