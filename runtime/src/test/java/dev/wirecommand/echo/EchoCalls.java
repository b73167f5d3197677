package dev.wirecommand.echo;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandData;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Calls of the commands of {@link EchoDispatch}. */
public final class EchoCalls {
  private static final byte[] NO_ARGUMENTS = {(byte) 0xA0};

  private EchoCalls() {}

  /** Calls a command that has no arguments. */
  public static CompletableFuture<CommandReply> call(
      CommandClient client, String command, byte @Nullable [] data) {
    return client.call(call(command, NO_ARGUMENTS, data));
  }

  private static CommandCall call(String command, byte[] arguments, byte @Nullable [] data) {
    return new CommandCall(
        new CommandName(command, Permission.READ),
        arguments,
        data == null ? CommandData.none() : CommandData.of(data),
        CallOptions.NONE);
  }

  /** Calls {@code echo}. */
  public static CompletableFuture<String> echo(CommandClient client, String text) {
    CborWriter arguments = new CborWriter();
    arguments.writeMapHeader(1);
    arguments.writeBytes("text".getBytes(StandardCharsets.UTF_8));
    arguments.writeText(text);
    return client
        .call(call("echo", arguments.toByteArray(), null))
        .thenApply(reply -> new CborReader(reply.bytes()).readText());
  }
}
