package dev.wirecommand.sample;

import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.sample.Arguments.UsageException;
import dev.wirecommand.text.FailureText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Runs a program of this package: parses its arguments and reports its errors. */
final class Program {
  private final String name;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param name the program's name
   * @param out receives results
   * @param err receives error messages
   */
  Program(String name, PrintStream out, PrintStream err) {
    this.name = name;
    this.out = out;
    this.err = err;
  }

  /** The work of a program. */
  @FunctionalInterface
  interface Body {
    void run(Arguments arguments) throws NoRepositoryException, IOException, InterruptedException;
  }

  /**
   * Runs the program.
   *
   * @param arguments the program's arguments
   * @param body the program's work
   * @return the exit status: 0 for success; 1 for a failure; 2 for wrong arguments
   */
  int run(List<String> arguments, Body body) {
    if (arguments.contains("--help")) {
      out.println(usage());
      return 0;
    }
    try {
      body.run(Arguments.parse(arguments));
      return 0;
    } catch (UsageException e) {
      err.println(name + ": " + e.getMessage());
      err.println(usage());
      return 2;
    } catch (NoRepositoryException e) {
      err.println(name + ": " + e.getMessage());
      return 2;
    } catch (IOException | ConnectionException e) {
      err.println(name + ": " + FailureText.of(e));
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private String usage() {
    return "usage: "
        + name
        + " [--port N] [PATH]\n"
        + "PATH is a Git repository; if it is left out, the one around the working directory, or a\n"
        + "small one made for the occasion. N is the port to listen on; if it is left out, any"
        + " that is free.";
  }
}
