package dev.wirecommand.cli;

import dev.wirecommand.reactor.ServerReactor.DataMode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The subcommand that prints the actions of a server's reactor for a script of frames and answers.
 */
@Command(
    name = "replay",
    description = "Give a server's reactor frames and answers, and print what it does about each.",
    footer = {
      "",
      "A line of the script is one of",
      "  frame TEXT         a frame arrives, in the text form that 'frames' prints;",
      "                     the word may be left out",
      "  hex BYTES          bytes arrive, cut anywhere",
      "  respond ID PAYLOAD the command of the request answers; the payload is as in",
      "                     the text form, and one that begins with cbor: is CBOR",
      "  fail ID MESSAGE    the command fails",
      "  defer              output waits for the end of input; before the first frame",
      "  eof                input ends",
      "Blank lines and those that begin with # are passed over. Each action is printed",
      "as one line of JSON.",
      "",
      "Exit codes: 0 the script was played, 2 wrong usage or a line that is no step."
    })
final class ReplayCommand implements Callable<Integer> {
  /** Twice the length of the longest frame with every byte escaped. */
  private static final int LONGEST_LINE = 128 << 20;

  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "Where the script is; - or nothing is standard input.")
  private String file = "-";

  @Option(
      names = "--stream-data",
      description = "Run a command when its request is whole; its data follows in parts.")
  private boolean streamData;

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    try (Source source = Source.open(file, console)) {
      ReplaySession session =
          new ReplaySession(console, streamData ? DataMode.STREAMED : DataMode.BUFFERED);
      LineReader lines = new LineReader(source, LONGEST_LINE);
      for (String line = lines.next(); line != null; line = lines.next()) {
        play(line, lines.number(), session);
      }
    }
    return ExitCode.OK.number();
  }

  private void play(String line, long number, ReplaySession session) throws Failure {
    try {
      ReplayStep step = ReplayParser.parse(line);
      if (step != null) {
        step.accept(session);
      }
    } catch (Failure e) {
      throw new Failure(e.exitCode(), "line " + number + ": " + e.getMessage());
    } finally {
      // The output of earlier lines must appear before this line's error, and while a user types.
      console.flush();
    }
  }
}
