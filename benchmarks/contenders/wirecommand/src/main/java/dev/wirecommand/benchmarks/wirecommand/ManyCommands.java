package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.benchmarks.commands.Lookup;
import dev.wirecommand.benchmarks.commands.LookupDispatch;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Many commands, of which the last one is called. */
final class ManyCommands implements CommandDispatch {
  private static final String CALLED = "lookup";

  private final LookupDispatch lookup = new LookupDispatch(new Lookup());
  private final int called;
  private final List<CommandDescriptor> commands;

  /**
   * Makes up the others.
   *
   * @param count how many commands there are in all
   */
  ManyCommands(int count) {
    called = lookup.commands().stream().map(CommandDescriptor::name).toList().indexOf(CALLED);
    CommandDescriptor last = lookup.commands().get(called);
    List<CommandDescriptor> all = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      all.add(renamed(last, String.format(Locale.ROOT, "extra-%04d", i)));
    }
    all.add(last);
    commands = List.copyOf(all);
  }

  private static CommandDescriptor renamed(CommandDescriptor like, String name) {
    CommandDescriptor.Builder builder =
        CommandDescriptor.builder(name, like.permission())
            .types(like.types())
            .result(like.form(), like.result())
            .deadlineMillis(like.deadlineMillis())
            .description(like.description());
    like.arguments().forEach(builder::argument);
    if (like.data()) {
      builder.data();
    }
    if (like.nonBlocking()) {
      builder.nonBlocking();
    }
    return builder.build();
  }

  @Override
  public List<CommandDescriptor> commands() {
    return commands;
  }

  @Override
  public PreparedCall prepare(
      int ordinal, CborReader arguments, CommandContext context, CommandData data) {
    return lookup.prepare(called, arguments, context, data);
  }
}
