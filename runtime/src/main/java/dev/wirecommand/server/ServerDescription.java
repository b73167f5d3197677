package dev.wirecommand.server;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The description of a server, which is the result of {@code wirecommand.describe}. It is encoded
 * when it is asked for first, and kept. Safe for use by any thread.
 */
final class ServerDescription {
  private final List<CommandDescriptor> commands;
  private final Limits limits;
  private final Set<StandardCommand> standard;
  private volatile @Nullable ByteSlice encoded;

  ServerDescription(
      List<CommandDescriptor> commands, Limits limits, Set<StandardCommand> standard) {
    this.commands = commands;
    this.limits = limits;
    this.standard = Set.copyOf(standard);
  }

  /** Returns the encoded description, which must not be changed. */
  ByteSlice encoded() {
    ByteSlice known = encoded;
    if (known == null) {
      CborWriter out = new CborWriter();
      write(out);
      known = ByteSlice.of(out.toByteArray());
      // Another thread may have encoded the same bytes meanwhile.
      encoded = known;
    }
    return known;
  }

  private void write(CborWriter out) {
    int mark = out.beginMap(5);
    SharedTypes types = new SharedTypes();
    out.writeText("commands");
    out.writeArrayHeader(commands.size());
    commands.forEach(command -> write(command, types, out));
    // Writing the commands has collected their types.
    out.writeText("types");
    int typesMark = out.beginMap(types.rules().size());
    types
        .rules()
        .forEach(
            (name, type) -> {
              out.writeText(name);
              out.writeText(type);
            });
    out.endMap(typesMark);
    out.writeText("limits");
    write(limits, out);
    out.writeText("extensions");
    List<String> extensions = extensions();
    out.writeArrayHeader(extensions.size());
    extensions.forEach(out::writeText);
    out.writeText("notStarted");
    out.writeArrayHeader(ErrorCode.notStarted().size());
    ErrorCode.notStarted().forEach(out::writeText);
    out.endMap(mark);
  }

  private List<String> extensions() {
    List<String> names = new ArrayList<>(List.of("meta", "errors"));
    for (StandardCommand command : StandardCommand.values()) {
      if (standard.contains(command)) {
        names.add(command.wireName());
      }
    }
    return names;
  }

  private static void write(CommandDescriptor command, SharedTypes types, CborWriter out) {
    boolean limited = command.deadlineMillis() > 0;
    int mark = out.beginMap(limited ? 8 : 7);
    out.writeText("name");
    out.writeText(command.name());
    out.writeText("permission");
    out.writeText(command.permission().wireName());
    out.writeText("arguments");
    out.writeArrayHeader(command.arguments().size());
    for (ArgumentDescriptor argument : command.arguments()) {
      write(argument, types.type(argument.type(), command.types()), out);
    }
    out.writeText("data");
    out.writeBoolean(command.data());
    out.writeText("result");
    out.writeText(types.type(command.result(), command.types()));
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

  private static void write(ArgumentDescriptor argument, String type, CborWriter out) {
    CborValue defaultValue = argument.defaultValue().orElse(null);
    int mark = out.beginMap(defaultValue == null ? 4 : 5);
    out.writeText("name");
    out.writeText(argument.name());
    out.writeText("type");
    out.writeText(type);
    out.writeText("required");
    out.writeBoolean(argument.required());
    out.writeText("description");
    out.writeText(argument.description());
    if (defaultValue != null) {
      out.writeText("default");
      defaultValue.writeTo(out);
    }
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
