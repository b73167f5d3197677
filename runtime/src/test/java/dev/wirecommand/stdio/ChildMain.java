package dev.wirecommand.stdio;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.server.WireServer;
import java.util.List;

/** A program that serves on its standard streams, and also prints to standard output. */
final class ChildMain implements CommandDispatch {
  private static final List<String> NAMES = List.of("print", "print-aside", "read", "exit");

  private ChildMain() {}

  public static void main(String[] args) throws InterruptedException {
    StdioServer.claim();
    System.out.println("printed before anything is served");
    try (WireServer server =
        WireServer.builder().dispatch(new EchoDispatch()).dispatch(new ChildMain()).build()) {
      StdioServer.serve(server);
    }
    System.err.println("the child has ended");
  }

  @Override
  public List<CommandDescriptor> commands() {
    return NAMES.stream()
        .map(
            name ->
                CommandDescriptor.builder(name, Permission.READ)
                    .result(ResultForm.VALUE, "int")
                    .build())
        .toList();
  }

  @Override
  public PreparedCall prepare(
      int ordinal, CborReader arguments, CommandContext context, CommandData data) {
    return switch (NAMES.get(ordinal)) {
      case "print" ->
          response -> {
            System.out.print("printed by a handler, 100 %");
            response.cbor().writeLong(1);
          };
      case "print-aside" ->
          response -> {
            Thread aside = new Thread(() -> System.out.println("printed by nobody"));
            aside.start();
            aside.join();
            response.cbor().writeLong(2);
          };
      case "read" -> response -> response.cbor().writeLong(System.in.read());
      default -> response -> Runtime.getRuntime().halt(3);
    };
  }
}
