package dev.wirecommand.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams of the program. Text is UTF-8, whatever the streams' own charsets are.
 *
 * @param in standard input
 * @param out standard output, which receives results only
 * @param err standard error, which receives messages for people
 */
record Console(InputStream in, PrintStream out, PrintStream err) {

  /** Prints a line to standard output. */
  void print(String line) {
    print((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Prints bytes to standard output without changing them. */
  void print(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  /**
   * Flushes standard output.
   *
   * @throws Failure if any output could not be written
   */
  void flush() throws Failure {
    if (out.checkError()) {
      throw Failure.connection("can't write to standard output: it is closed, or there is no room");
    }
  }

  /** Prints a message to standard error, on one line. */
  void tell(String line) {
    byte[] bytes = (SafeText.of(line) + "\n").getBytes(StandardCharsets.UTF_8);
    err.write(bytes, 0, bytes.length);
    err.flush();
  }

  /** Prints an error message to standard error. */
  void complain(String message) {
    tell("wirecommand: " + message);
  }
}
