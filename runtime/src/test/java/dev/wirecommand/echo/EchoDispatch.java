package dev.wirecommand.echo;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.ArgumentErrors;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Commands for tests, dispatched by hand: what a generated dispatch does, in one screen. */
public final class EchoDispatch implements CommandDispatch {
  private static final NameTable ARGUMENTS = NameTable.of("text");

  /** Released by tests: {@code wait} answers no earlier. */
  public final CountDownLatch mayAnswer = new CountDownLatch(1);

  /** Counts down when {@code wait} has begun. */
  public final CountDownLatch waiting = new CountDownLatch(1);

  @Override
  public List<CommandDescriptor> commands() {
    return List.of(
        describe("echo", "tstr", false, ArgumentDescriptor.builder("text", "tstr").build()),
        describe("size", "int", false),
        describe("data", "bstr", true),
        describe("fail", "null", false),
        describe("crash", "null", false),
        describe("wait", "null", false));
  }

  private static CommandDescriptor describe(
      String name, String result, boolean raw, ArgumentDescriptor... arguments) {
    CommandDescriptor.Builder builder = CommandDescriptor.builder(name, Permission.READ);
    List.of(arguments).forEach(builder::argument);
    return builder.data().result(raw ? ResultForm.BYTES : ResultForm.VALUE, result).build();
  }

  @Override
  public PreparedCall prepare(
      int ordinal, CborReader arguments, CommandContext context, CommandData data) {
    return switch (ordinal) {
      case 0 -> echo(arguments);
      case 1 -> response -> response.cbor().writeLong(data.toByteArray().length);
      case 2 -> response -> response.raw(data.toByteArray());
      case 3 -> {
        throw new CommandException("as you wish");
      }
      case 4 ->
          response -> {
            throw new IllegalStateException("a secret");
          };
      default ->
          response -> {
            waiting.countDown();
            mayAnswer.await();
            response.cbor().writeNull();
          };
    };
  }

  private static PreparedCall echo(CborReader arguments) {
    int count = arguments.readMapHeader();
    String text = null;
    for (int i = 0; i < count; i++) {
      if (arguments.readName(ARGUMENTS) != 0) {
        throw ArgumentErrors.unknown("echo", arguments, ARGUMENTS);
      }
      text = arguments.readText();
    }
    if (text == null) {
      throw ArgumentErrors.missing("echo", "text");
    }
    String echoed = text;
    return response -> response.cbor().writeText(echoed);
  }
}
