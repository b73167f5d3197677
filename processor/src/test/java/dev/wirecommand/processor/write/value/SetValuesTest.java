package dev.wirecommand.processor.write.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Loopback;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a set with equal elements is refused, also if Java compares them by identity. */
class SetValuesTest {
  private static Result result;
  private static ClassLoader loader;

  private final Loopback sets = new Loopback(loader, "sets.Sets", "sets.Sets");

  @BeforeAll
  static void compile(@TempDir Path directory) {
    result = Compilation.in(directory).resources("valid/sets/Sets.java").run().expectSuccess();
    loader = result.load();
  }

  private static Object make(String type, Object... arguments) {
    try {
      return Loopback.make(loader.loadClass("sets.Sets$" + type), arguments);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static <T> Set<T> set(T... elements) {
    return new LinkedHashSet<>(Arrays.asList(elements));
  }

  private void refused(String command, Object one, Object equal, Object other, String path) {
    assertThat(sets.call(command, set(one, other))).isEqualTo(2);
    assertThatThrownBy(() -> sets.call(command, set(one, other, equal)))
        .isInstanceOf(CommandException.class)
        .hasMessage(command + ": argument '" + path + "': two elements of the set are equal");
  }

  @Test
  void arraysThemselves() {
    byte[] one = bytes(1);
    byte[] two = bytes(2);
    assertThat(List.copyOf((Set<?>) sets.call("bytes", set(one, two))))
        .usingRecursiveComparison()
        .isEqualTo(List.of(one, two));
    assertThat((Set<?>) sets.call("bytes", set())).isEmpty();
    assertThatThrownBy(() -> sets.call("bytes", set(one, two, bytes(1))))
        .isInstanceOf(CommandException.class)
        .hasMessage("bytes: argument 'set': two elements of the set are equal");
  }

  @Test
  void aResult() {
    sets.reply = new CommandReply(HexFormat.of().parseHex("8241014101"), true);

    assertThatThrownBy(() -> sets.call("bytes", set()))
        .isInstanceOf(ConnectionException.class)
        .hasMessage("bytes: result: two elements of the set are equal");
  }

  @Test
  void arraysInOtherTypes() {
    refused("arrays", new double[] {1}, new double[] {1}, new double[] {-1}, "set");
    refused("lists", List.of(bytes(1)), List.of(bytes(1)), List.of(bytes(1), bytes(1)), "set");
    refused("optionals", Optional.of(bytes(1)), Optional.of(bytes(1)), Optional.empty(), "set");
    refused("nullables", bytes(1), bytes(1), null, "set");
    refused("maps", Map.of("a", bytes(1)), Map.of("a", bytes(1)), Map.of("b", bytes(1)), "set");
    refused("nested", set(bytes(1)), set(bytes(1)), set(bytes(2)), "set");
    refused("nested", set(bytes(1)), set(bytes(3), bytes(3)), set(bytes(2)), "set[2]");
  }

  @Test
  void arraysInRecords() {
    refused(
        "records",
        make("Blob", "a", bytes(1)),
        make("Blob", "a", bytes(1)),
        make("Blob", "a", bytes()),
        "set");
    refused("trees", tree(1), tree(1), tree(2), "set");
    refused("parts", make("Bytes", bytes(1)), make("Bytes", bytes(1)), make("Text", "text"), "set");
  }

  private static Object tree(int leaf) {
    Object inner = make("Tree", Optional.empty(), List.of(), new int[] {leaf});
    return make("Tree", Optional.of(inner), List.of(inner), new int[0]);
  }

  @Test
  void floatsThatDifferOnTheWireAlone() throws Exception {
    // {b'set': [[1.0], [1]]}
    byte[] arguments = HexFormat.of().parseHex("a143736574" + "82" + "81f93c00" + "8101");

    assertThatThrownBy(
            () -> sets.run("arrays", arguments, dev.wirecommand.command.CommandData.none()))
        .isInstanceOf(CommandException.class)
        .hasMessage("arrays: argument 'set': two elements of the set are equal");
  }

  @Test
  void valuesThatJavaComparesAreNotEncodedAgain() {
    assertThat(result.source("sets/SetsDispatch.java").split("new DistinctValues\\(\\)", -1))
        .hasSize(11);
    refusedByJava();
  }

  private void refusedByJava() {
    assertThatThrownBy(
            () ->
                sets.run(
                    "plain",
                    // {b'set': [{'name': '', 'numbers': []}, {'name': '', 'numbers': []}]}
                    HexFormat.of()
                        .parseHex(
                            "a143736574" + "82" + "a2646e616d6560676e756d6265727380".repeat(2)),
                    dev.wirecommand.command.CommandData.none()))
        .isInstanceOf(CommandException.class)
        .hasMessage("plain: argument 'set': two elements of the set are equal");
  }
}
