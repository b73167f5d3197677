package dev.wirecommand.sample;

import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.sample.Arguments.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** What the programs of this package have in common: how they are called and how they end. */
final class Program {
  private final String name;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * A program.
   *
   * @param name how it calls itself
   * @param out where it prints what was asked for
   * @param err where it prints what went wrong
   */
  Program(String name, PrintStream out, PrintStream err) {
    this.name = name;
    this.out = out;
    this.err = err;
  }

  /** What a program does. */
  @FunctionalInterface
  interface Body {
    void run(Arguments arguments) throws NoRepositoryException, IOException, InterruptedException;
  }

  /**
   * Runs the program.
   *
   * @param arguments what it was started with
   * @param body what it does
   * @return the exit status: 0; 1 where something failed; 2 where it was called wrongly
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
      err.println(name + ": " + e.getMessage());
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
