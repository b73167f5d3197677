package dev.wirecommand.schema.command;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.Argument;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.ValueException;
import dev.wirecommand.schema.cddl.CddlParser;
import dev.wirecommand.schema.cddl.CddlProblem;
import dev.wirecommand.schema.check.ValueChecker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commands of a server and their types, as {@code wirecommand.describe} tells them.
 *
 * <p>Parts of types that are not understood count as {@code any}, so that one codec with unusual
 * CDDL does not keep a tool from the other commands. Servers of versions that describe no types are
 * understood too: their commands have types that are spelled out.
 *
 * @param types the named types
 * @param commands the commands, in the order of the description; immutable
 * @param problems the parts of types that count as {@code any}; immutable
 */
public record ServerSchema(Schema types, List<CommandSchema> commands, List<CddlProblem> problems) {
  private static final Schema DESCRIPTION =
      CddlParser.strict()
          .parse(
              """
              Description = { commands: [* Command], ? types: {* tstr => tstr} }
              Command = {
                name: tstr, permission: "ro" / "rw", arguments: [* Argument], data: bool,
                form: tstr, result: tstr, description: tstr, ? deadline: 0..9223372036854775807
              }
              Argument = {
                name: tstr, type: tstr, required: bool, description: tstr, ? default: any
              }
              """);

  /**
   * Makes the schema of a server.
   *
   * @param types the named types
   * @param commands the commands, to be copied
   * @param problems the parts of types that count as {@code any}, to be copied
   */
  public ServerSchema {
    commands = List.copyOf(commands);
    problems = List.copyOf(problems);
  }

  /**
   * Reads the result of {@code wirecommand.describe}.
   *
   * @param description the result, one CBOR value
   * @return the schema
   * @throws ValueException if it does not describe a server
   * @throws CborException if it is malformed, or over the default limits of CBOR
   */
  public static ServerSchema read(byte[] description) {
    ValueChecker.lenient(DESCRIPTION).check(new SchemaType.Reference("Description"), description);
    Fields fields = new Fields(CborValue.read(new CborReader(description)));
    List<CddlProblem> problems = new ArrayList<>();
    CddlParser parser = CddlParser.lenient(problems::add);
    Map<String, String> rules = new LinkedHashMap<>();
    fields.find("types").ifPresent(types -> new Fields(types).texts(rules));
    Schema types = parser.parse(rules);
    List<CommandSchema> commands = new ArrayList<>();
    for (CborValue command : fields.list("commands")) {
      String path = "commands[" + commands.size() + "]";
      commands.add(command(new Fields(command), path, text -> parser.parseType(text, types)));
    }
    return new ServerSchema(types, commands, problems);
  }

  /** Parses the CDDL of a type. */
  private interface TypeReader {
    SchemaType read(String text);
  }

  private static CommandSchema command(Fields command, String path, TypeReader types) {
    String form = command.text("form");
    return new CommandSchema(
        command.text("name"),
        command.text("permission").equals("rw"),
        command.list("arguments").stream()
            .map(argument -> argument(new Fields(argument), types))
            .toList(),
        command.bool("data"),
        ResponseForm.of(form)
            .orElseThrow(() -> new ValueException(path + ".form", "unknown form '" + form + "'")),
        types.read(command.text("result")),
        command.find("deadline").map(Fields::number).orElse(0L),
        command.text("description"));
  }

  private static Argument argument(Fields argument, TypeReader types) {
    Optional<CborValue> defaultValue = argument.find("default");
    return new Argument(
        argument.text("name"),
        types.read(argument.text("type")),
        argument.bool("required"),
        defaultValue,
        argument.text("description"));
  }

  /**
   * Returns a command.
   *
   * @param name its name
   * @return the command; empty if the server does not have it
   */
  public Optional<CommandSchema> command(String name) {
    return commands.stream().filter(command -> command.name().equals(name)).findFirst();
  }
}
