package dev.wirecommand.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * One run of the program, in this process.
 *
 * @param code the exit code
 * @param bytes the bytes on standard output
 * @param err the text on standard error
 */
record Run(int code, byte[] bytes, String err) {

  /** Runs the program without input. */
  static Run of(String... arguments) {
    return withInput(new byte[0], arguments);
  }

  /** Runs the program with text as its input. */
  static Run withInput(String in, String... arguments) {
    return withInput(in.getBytes(StandardCharsets.UTF_8), arguments);
  }

  /** Runs the program with bytes as its input. */
  static Run withInput(byte[] in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    // Streams of another charset, because the output must be UTF-8 in every locale.
    PrintStream outStream = new PrintStream(out, false, StandardCharsets.US_ASCII);
    PrintStream errStream = new PrintStream(err, false, StandardCharsets.US_ASCII);
    int code = WireCommandCli.run(new ByteArrayInputStream(in), outStream, errStream, arguments);
    return new Run(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }

  /** Returns standard output as text. */
  String out() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns the lines of standard output. */
  java.util.List<String> lines() {
    return out().lines().toList();
  }
}
