package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireCommandCliTest {
  private static void assertUsage(Run run, String err) {
    assertThat(run.err()).isEqualTo(err);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void tellsWhatItCanDo() {
    Run run = Run.of("--help");
    assertThat(run.out())
        .isEqualTo(
            """
            Usage: wirecommand [-hV] COMMAND
            Call commands, and read and replay frames.
              -h, --help      Show this help message and exit.
              -V, --version   Print version information and exit.
            Commands:
              call    Call a command over TCP and print its result as JSON.
              frames  Print the frames in raw bytes as text, one a line.
              replay  Give a server's reactor frames and answers, and print what it does
                        about each.

            'wirecommand COMMAND --help' tells about a command.
            """);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"call", "frames", "replay"})
  void tellsOfEachCommandWithItsExitCodes(String command) {
    Run run = Run.of(command, "--help");
    assertThat(run.out())
        .startsWith("Usage: wirecommand " + command + " [-hV] ")
        .contains("Exit codes: 0 ", ", 2 wrong usage");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void tellsItsVersion() throws IOException {
    Matcher version =
        Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    String expected = "wirecommand " + version.group(1) + "\n";
    assertThat(Run.of("--version")).returns(expected, Run::out).returns(0, Run::code);
    assertThat(Run.of("call", "-V")).returns(expected, Run::out).returns(0, Run::code);
  }

  @Test
  void wantsACommand() {
    assertUsage(
        Run.of(),
        """
        wirecommand: give a command: call, frames or replay
        'wirecommand --help' tells what it takes.
        """);
  }

  @Test
  void suggestsACommand() {
    assertUsage(
        Run.of("frame"),
        """
        wirecommand: Unmatched argument at index 0: 'frame'; did you mean frames?
        'wirecommand --help' tells what it takes.
        """);
  }

  @Test
  void refusesWhatACommandDoesNotTake() {
    assertUsage(
        Run.of("call", "localhost:1", "x", "--frame"),
        """
        wirecommand: Unknown option: '--frame'; did you mean --frames?
        'wirecommand call --help' tells what it takes.
        """);
    assertUsage(
        Run.of("call", "localhost:1"),
        """
        wirecommand: Missing required parameter: 'NAME'
        'wirecommand call --help' tells what it takes.
        """);
    assertUsage(
        Run.of("frames", "a", "b"),
        """
        wirecommand: Unmatched argument at index 2: 'b'
        'wirecommand frames --help' tells what it takes.
        """);
    assertUsage(
        Run.of("call", "localhost:1", "x", "--raw", "--raw"),
        """
        wirecommand: option '--raw' should be specified only once
        'wirecommand call --help' tells what it takes.
        """);
  }

  @Test
  void argumentsCannotDisturbTheTerminal() {
    assertUsage(
        Run.of("--\u001b[2J\n\u202e"),
        """
        wirecommand: Unknown option: '--\\u001b[2J\\n\\u202e'
        'wirecommand --help' tells what it takes.
        """);
  }

  @Test
  void takesNoArgumentsFromFiles() {
    assertUsage(
        Run.of("@pom.xml"),
        """
        wirecommand: Unmatched argument at index 0: '@pom.xml'
        'wirecommand --help' tells what it takes.
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "frames", "replay"})
  void saysOnceThatItCannotPrint(String argument) {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    byte[] frame = argument.equals("replay") ? "1 1 1 1 1 x".getBytes() : new byte[8];
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        WireCommandCli.run(
            new ByteArrayInputStream(frame), new PrintStream(full), new PrintStream(err), argument);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "wirecommand: can't write to standard output: it is closed, or there is no room\n");
    assertThat(code).isEqualTo(3);
  }

  /** An input that makes the program itself fail. */
  private static InputStream faulty(Runnable fault) {
    return new InputStream() {
      @Override
      public int read() {
        fault.run();
        return -1;
      }
    };
  }

  private static void assertInternalError(Runnable fault, String told) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        WireCommandCli.run(faulty(fault), new PrintStream(out), new PrintStream(err), "frames");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("wirecommand: internal error: " + told + "\n");
    assertThat(out.size()).isZero();
    assertThat(code).isEqualTo(3);
  }

  @Test
  void tellsOfItsOwnFaultsInASentence() {
    assertInternalError(
        () -> {
          throw new AssertionError("no\nway");
        },
        "java.lang.AssertionError: no\\nway");
    assertInternalError(
        () -> {
          throw new IllegalStateException("no way");
        },
        "java.lang.IllegalStateException: no way");
  }
}
