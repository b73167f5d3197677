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

/** {@code wirecommand}, the program: calls commands, and reads and replays frames. */
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
   * @param arguments a command and what it takes
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
   * Runs the program. Nothing is closed, and no exception leaves it.
   *
   * @param in standard input
   * @param out takes what was asked for, in UTF-8
   * @param err takes what a person is told, in UTF-8
   * @param arguments a command and what it takes
   * @return the exit code: 0; 1 where a server answered with an application error; 2 where the
   *     program was called wrongly or given input that it can't read; 3 where there was no
   *     connection, or somebody broke the protocol
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
    // Arguments are data: one that begins with an at sign names no file to take more from.
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

  /** Tells a person in a sentence of whatever went wrong, be it this program's own fault. */
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
