package dev.wirecommand.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the program reads and prints on. Text is UTF-8, whatever the streams themselves make of it.
 *
 * @param in standard input
 * @param out standard output: what was asked for, and nothing else
 * @param err standard error: what a person is told
 */
record Console(InputStream in, PrintStream out, PrintStream err) {

  /** Prints a line of what was asked for. */
  void print(String line) {
    print((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Prints bytes of what was asked for, as they are. */
  void print(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  /**
   * Brings out what has been printed.
   *
   * @throws Failure if it, or something before it, could not be written
   */
  void flush() throws Failure {
    if (out.checkError()) {
      throw Failure.connection("can't write to standard output: it is closed, or there is no room");
    }
  }

  /** Tells a person something, on one line. */
  void tell(String line) {
    byte[] bytes = (SafeText.of(line) + "\n").getBytes(StandardCharsets.UTF_8);
    err.write(bytes, 0, bytes.length);
    err.flush();
  }

  /** Tells a person what went wrong. */
  void complain(String message) {
    tell("wirecommand: " + message);
  }
}
