package dev.wirecommand.processor.write.dispatch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Loopback;
import dev.wirecommand.processor.harness.Resources;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the errors for arguments that are not what the command takes. */
class RefusedArgumentsTest {
  private static Loopback git;
  private static Loopback shapes;

  @BeforeAll
  static void compile(@TempDir Path directory) {
    ClassLoader loader =
        Compilation.in(directory)
            .option("-Xlint:-auxiliaryclass")
            .files(Resources.sourcesIn("valid"))
            .run()
            .expectSuccess()
            .load();
    git = new Loopback(loader, "git.GitCommands", "git.GitCommands");
    shapes = new Loopback(loader, "shapes.Shapes", "shapes.Shapes");
  }

  @Test
  void missing() {
    assertRefused(git, "lookup", "a0", "lookup: missing argument 'key'");
    // Primitives: {b'of': ''}
    assertRefused(git, "count", "a1 42 6f66 60", "count: missing argument 'step'");
    // The error names the first of several.
    assertRefused(git, "tag", "a0", "tag: missing argument 'commit'");
  }

  @Test
  void unknown() {
    // {b'keys': 'x'}
    assertRefused(
        git, "lookup", "a1 44 6b657973 61 78", "lookup: unknown argument 'keys'; it takes key");
    assertRefused(
        git,
        "log",
        "a1 41 78 00",
        "log: unknown argument 'x'; it takes revision, limit, paths, follow-renames");
    assertRefused(git, "heads", "a1 41 0a 00", "heads: unknown argument '\\n'; it takes none");
  }

  @Test
  void ofAnotherType() {
    // {b'key': 1}, {b'key': null}
    assertRefused(
        git, "lookup", "a1 43 6b6579 01", "lookup: argument 'key': expected text, got integer");
    assertRefused(
        git, "lookup", "a1 43 6b6579 f6", "lookup: argument 'key': expected text, got null");
    // {b'nodes': [h'', 'x']}: bytes are bytes.
    assertRefused(
        git,
        "known",
        "a1 45 6e6f646573 82 40 61 78",
        "known: argument 'nodes[1]': expected bytes, got text");
    // {b'step': 2147483648}
    assertRefused(
        git,
        "count",
        "a1 44 73746570 1a80000000",
        "count: argument 'step': integer 2147483648 out of range -2147483648 to 2147483647");
    // {b'since': 9223372036854775808}
    assertRefused(
        git,
        "count",
        "a1 45 73696e6365 1b8000000000000000",
        "count: argument 'since': integer 9223372036854775808 out of range"
            + " -9223372036854775808 to 9223372036854775807");
    // {b'step': 1.0}
    assertRefused(
        git,
        "count",
        "a1 44 73746570 f93c00",
        "count: argument 'step': expected integer, got float");
    // {b'paths': ['x', null]}
    assertRefused(
        git,
        "log",
        "a1 45 7061746873 82 61 78 f6",
        "log: argument 'paths[1]': expected text, got null");
  }

  @Test
  void recordsInArguments() {
    // {b'range': {'from': 1}}
    assertRefused(
        shapes,
        "range",
        "a1 45 72616e6765 a1 64 66726f6d 01",
        "range: argument 'range': missing field 'to'");
    // {b'range': {'from': 1, 'two': 1}}
    assertRefused(
        shapes,
        "range",
        "a1 45 72616e6765 a2 64 66726f6d 01 63 74776f 01",
        "range: argument 'range': unknown field 'two'; it has from, to");
    // {b'range': {'from': 2, 'to': 1}}: the record's constructor refuses it
    assertRefused(
        shapes,
        "range",
        "a1 45 72616e6765 a2 64 66726f6d 02 62 746f 01",
        "range: argument 'range': from is after to");
    assertRefused(
        shapes,
        "empty",
        "a1 45 656d707479 a1 61 78 01",
        "empty: argument 'empty': unknown field 'x'; it has none");
    // {b'tree': {'name': '', 'children': [{'name': '', 'children': [1]}]}}
    assertRefused(
        shapes,
        "tree",
        "a1 44 74726565 a2 64 6e616d65 60 68 6368696c6472656e 81"
            + " a2 64 6e616d65 60 68 6368696c6472656e 81 01",
        "tree: argument 'tree.children[0].children[0]': expected map, got integer");
    // {b'pair': {'first': {'first': 'x', 'second': 'y'}}}
    assertRefused(
        shapes,
        "pair",
        "a1 44 70616972 a1 65 6669727374 a2 65 6669727374 61 78 66 7365636f6e64 61 79",
        "pair: argument 'pair.first.second': expected integer, got text");
  }

  private static void assertRefused(
      Loopback loopback, String command, String arguments, String message) {
    byte[] bytes = HexFormat.of().parseHex(arguments.replace(" ", ""));
    assertThatThrownBy(() -> loopback.run(command, bytes, CommandData.none()))
        .isExactlyInstanceOf(CommandException.class)
        .hasMessage(message);
  }
}
