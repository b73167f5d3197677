package dev.wirecommand.cli;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.nio.NioClient;
import dev.wirecommand.text.FailureText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommand that calls a command over TCP and prints its result. */
@Command(
    name = "call",
    description = "Call a command over TCP and print its result as JSON.",
    footer = {
      "",
      "Bytes are printed as strings of hex, and so is a result that is not CBOR.",
      "",
      "Exit codes: 0 the command succeeded, 1 it failed, 2 wrong usage, 3 the",
      "connection or the protocol failed."
    })
final class CallCommand implements Callable<Integer> {
  /**
   * Limits the number of values, whose decoded form would fill the memory; sizes are not limited.
   */
  private static final CborLimits RESULT = new CborLimits(CborLimits.DEEPEST, 1_000_000, 1_000_000);

  private static final String SILENT = "the command failed, and the server does not say why";

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "HOST:PORT",
      description = "Where the server listens. An IPv6 address goes in brackets.")
  private String server = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "The command's name.")
  private String name = "";

  @Parameters(
      index = "2..*",
      paramLabel = "ARGUMENT",
      description = {
        "KEY=TEXT gives text, KEY:=JSON any JSON value,",
        "KEY:hex=HEX bytes. In JSON, 1 is an integer and 1.0 a float."
      })
  private List<String> arguments = new ArrayList<>();

  @Option(names = "--raw", description = "Print the result's bytes as they are.")
  private boolean raw;

  @Option(names = "--frames", description = "Print each frame on standard error.")
  private boolean frames;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Send the file as the request's data; - is standard input.")
  private @Nullable String dataFile;

  CallCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    ServerAddress address = ServerAddress.parse(server);
    CallArguments.requireText(name);
    byte[] encoded = CallArguments.encode(arguments);
    byte[] data = readData();
    try (CommandClient client = connect(address)) {
      print(await(client, encoded, data));
    }
    return ExitCode.OK.number();
  }

  private byte @Nullable [] readData() throws Failure {
    if (dataFile == null) {
      return null;
    }
    try (Source source = Source.open(dataFile, console)) {
      return source.readAll();
    }
  }

  /** Connects to the first address of the host that can be reached. */
  private CommandClient connect(ServerAddress address) throws Failure {
    FrameListener listener = frames ? new FrameTrace(console) : FrameListener.NONE;
    ClientOptions options = ClientOptions.builder().frameListener(listener).build();
    try {
      return NioClient.connect(address.unresolved(), options);
    } catch (IOException e) {
      throw Failure.connection("can't connect to " + address + ": " + ServerAddress.reason(e));
    }
  }

  private CommandReply await(CommandClient client, byte[] encoded, byte @Nullable [] data)
      throws Failure {
    // Only the server knows which permission the command needs.
    CommandCall call =
        new CommandCall(
            new CommandName(name, Permission.WRITE),
            encoded,
            data == null ? CommandData.none() : CommandData.of(data),
            CallOptions.NONE);
    try {
      return client.call(call).get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof CommandException refused) {
        // The console escapes it.
        String message = refused.rawMessage();
        throw new Failure(ExitCode.APPLICATION, message.isBlank() ? SILENT : message);
      }
      throw Failure.connection(FailureText.of(cause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.connection("interrupted while waiting for the answer");
    }
  }

  private void print(CommandReply reply) throws Failure {
    if (raw) {
      console.print(reply.bytes());
    } else if (reply.cbor()) {
      console.print(JsonPrinter.print(decode(reply.bytes())));
    } else {
      console.print(JsonText.quote(JsonText.hex(reply.bytes())));
    }
    console.flush();
  }

  private static CborValue decode(byte[] bytes) throws Failure {
    try {
      CborReader in = new CborReader(bytes, 0, bytes.length, RESULT);
      CborValue value = CborValue.read(in);
      in.expectEnd();
      return value;
    } catch (CborException e) {
      throw Failure.connection(
          "the result is not one CBOR value: " + e.getMessage() + "; --raw prints its bytes");
    }
  }
}
