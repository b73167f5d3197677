package dev.wirecommand.server;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.reactor.Limits;
import java.util.ArrayList;
import java.util.List;

/** Encodes the description of a server, which is the result of {@code wirecommand.describe}. */
final class ServerDescription {
  private ServerDescription() {}

  static void write(ServerSettings settings, CborWriter out) {
    int mark = out.beginMap(4);
    List<CommandDescriptor> commands = settings.commands().commands();
    out.writeText("commands");
    out.writeArrayHeader(commands.size());
    commands.forEach(command -> write(command, out));
    out.writeText("limits");
    write(settings.limits(), out);
    out.writeText("extensions");
    List<String> extensions = extensions(settings);
    out.writeArrayHeader(extensions.size());
    extensions.forEach(out::writeText);
    out.writeText("notStarted");
    out.writeArrayHeader(ErrorCode.notStarted().size());
    ErrorCode.notStarted().forEach(out::writeText);
    out.endMap(mark);
  }

  private static List<String> extensions(ServerSettings settings) {
    List<String> names = new ArrayList<>(List.of("meta", "errors"));
    for (StandardCommand command : StandardCommand.values()) {
      if (settings.standard().contains(command)) {
        names.add(command.wireName());
      }
    }
    return names;
  }

  private static void write(CommandDescriptor command, CborWriter out) {
    boolean limited = command.deadlineMillis() > 0;
    int mark = out.beginMap(limited ? 8 : 7);
    out.writeText("name");
    out.writeText(command.name());
    out.writeText("permission");
    out.writeText(command.permission().wireName());
    out.writeText("arguments");
    out.writeArrayHeader(command.arguments().size());
    command.arguments().forEach(argument -> write(argument, out));
    out.writeText("data");
    out.writeBoolean(command.data());
    out.writeText("result");
    out.writeText(command.result());
    out.writeText("form");
    out.writeText(command.form().word());
    out.writeText("description");
    out.writeText(command.description());
    if (limited) {
      out.writeText("deadline");
      out.writeLong(command.deadlineMillis());
    }
    out.endMap(mark);
  }

  private static void write(ArgumentDescriptor argument, CborWriter out) {
    int mark = out.beginMap(4);
    out.writeText("name");
    out.writeText(argument.name());
    out.writeText("type");
    out.writeText(argument.type());
    out.writeText("required");
    out.writeBoolean(argument.required());
    out.writeText("description");
    out.writeText(argument.description());
    out.endMap(mark);
  }

  private static void write(Limits limits, CborWriter out) {
    int mark = out.beginMap(8);
    entry(out, "receivePayload", limits.receivePayload());
    entry(out, "requestBytes", limits.requestBytes());
    entry(out, "requestFrames", limits.requestFrames());
    entry(out, "nameBytes", limits.nameBytes());
    entry(out, "runningCommands", limits.runningCommands());
    entry(out, "depth", limits.cbor().maxDepth());
    entry(out, "items", limits.cbor().maxItems());
    entry(out, "mapKeys", limits.cbor().maxMapKeys());
    out.endMap(mark);
  }

  private static void entry(CborWriter out, String name, int value) {
    out.writeText(name);
    out.writeLong(value);
  }
}
