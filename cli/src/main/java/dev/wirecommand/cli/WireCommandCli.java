package dev.wirecommand.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code wirecommand}: it calls commands, and prints and replays frames. */
@Command(
    name = "wirecommand",
    description = "Call commands, and read and replay frames.",
    footer = {"", "'wirecommand COMMAND --help' tells about a command."},
    synopsisSubcommandLabel = "COMMAND")
public final class WireCommandCli implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private WireCommandCli() {}

  /**
   * Runs the program and exits with what {@link #run} returns.
   *
   * @param arguments a subcommand and its arguments
   */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8);
    System.exit(run(System.in, out, System.err, arguments));
  }

  /**
   * Runs the program. Closes no stream and throws no exception.
   *
   * @param in standard input
   * @param out receives results, in UTF-8
   * @param err receives messages for people, in UTF-8
   * @param arguments a subcommand and its arguments
   * @return the exit code: 0 for success; 1 if the server answered with an application error; 2 if
   *     the arguments were wrong or input could not be read; 3 if the connection failed or a peer
   *     broke the protocol
   */
  public static int run(InputStream in, PrintStream out, PrintStream err, String... arguments) {
    Console console = new Console(in, out, err);
    try {
      int code = commandLine(console).execute(arguments);
      if (code == ExitCode.OK.number()) {
        console.flush();
      }
      return code;
    } catch (Throwable e) {
      return failed(console, e);
    }
  }

  private static CommandLine commandLine(Console console) {
    CommandLine line =
        new CommandLine(new WireCommandCli())
            .addSubcommand(new CallCommand(console))
            .addSubcommand(new FramesCommand(console))
            .addSubcommand(new ReplayCommand(console));
    addStandardOptions(line);
    line.getSubcommands().values().forEach(WireCommandCli::addStandardOptions);
    // An argument that begins with @ is data, not the name of a file with more arguments.
    line.setExpandAtFiles(false);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setOut(writer(console.out()));
    line.setErr(writer(console.err()));
    line.setParameterExceptionHandler((e, arguments) -> wrongUsage(console, e));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(console, e));
    return line;
  }

  private static void addStandardOptions(CommandLine line) {
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.getCommandSpec().versionProvider(new Version());
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static int wrongUsage(Console console, ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    console.complain(e.getMessage() + suggestion(e));
    console.tell("'" + command + " --help' tells what it takes.");
    return ExitCode.USAGE.number();
  }

  private static String suggestion(ParameterException e) {
    List<String> suggestions =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
  }

  /** Prints an error, which may be a bug of this program, and returns the exit code. */
  private static int failed(Console console, Throwable e) {
    if (e instanceof Failure failure) {
      console.complain(failure.getMessage());
      return failure.exitCode().number();
    }
    console.complain("internal error: " + e);
    return ExitCode.CONNECTION.number();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "give a command: call, frames or replay");
  }
}
