package dev.wirecommand.processor.write.client;

import static dev.wirecommand.processor.harness.CompiledValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.Permission;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.CompiledValues;
import dev.wirecommand.processor.harness.Loopback;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests commands that return stages, async clients, and the descriptors of both. */
class LaterResultsTest {
  private static final byte[] NO_ARGUMENTS = {(byte) 0xa0};

  private final Loopback values = CompiledValues.values();

  private static Object circle(double radius) {
    return value("Circle", radius);
  }

  @Test
  void aStageOfAHandlerIsOneOfTheClient() throws Exception {
    CompletionStage<?> later = (CompletionStage<?>) values.call("later", circle(1));
    Object future = values.call("future", false);
    CompletionStage<?> raw = (CompletionStage<?>) values.call("rawLater", new byte[] {1, 2});

    assertThat(later.toCompletableFuture().get()).isEqualTo(circle(1));
    assertThat(future).isInstanceOf(CompletableFuture.class);
    assertThat(((CompletableFuture<?>) future).get()).isNull();
    assertThat(raw.toCompletableFuture().get()).isEqualTo(new byte[] {1, 2});
    assertThat(values.wire)
        .containsExactly(
            "later {h'7368617065': {\"type\": \"Circle\", \"radius\": 1.0}}",
            "{\"type\": \"Circle\", \"radius\": 1.0}",
            "future {h'6661696c73': false}",
            "null",
            "raw-later {h'6279746573': h'0102'}",
            "raw");
  }

  @Test
  void whatAStageFailsWithIsTheFailureOfTheCall() {
    // {b'fails': true}
    byte[] fails = HexFormat.of().parseHex("a1456661696c73f5");

    assertThatThrownBy(() -> values.run("future", fails, CommandData.none()))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("as told");
  }

  @Test
  void stagesThatAreNullOrBringNull(@TempDir Path directory) throws Exception {
    Loopback stages =
        new Loopback(
            Compilation.in(directory)
                .source(
                    "a/Stages.java",
                    "package a;",
                    "import dev.wirecommand.WireCommand;",
                    "import dev.wirecommand.command.CommandData;",
                    "import java.util.concurrent.*;",
                    "import org.jspecify.annotations.Nullable;",
                    "class Stages {",
                    "  @WireCommand(\"none\") CompletionStage<String> none() { return null; }",
                    "  @WireCommand(\"no-void\") CompletionStage<Void> noVoid() { return null; }",
                    "  @WireCommand(\"brings-none\") CompletionStage<String> bringsNone() {",
                    "    return CompletableFuture.completedFuture(null);",
                    "  }",
                    "  @WireCommand(value = \"raw\", raw = true) CompletionStage<byte[]> raw() {",
                    "    return CompletableFuture.completedFuture(null);",
                    "  }",
                    "  @WireCommand(\"may\") CompletionStage<@Nullable String> may() {",
                    "    return CompletableFuture.completedFuture(null);",
                    "  }",
                    "  @WireCommand(\"nothing\") CompletableFuture<@Nullable Void> nothing() {",
                    "    return CompletableFuture.completedFuture(null);",
                    "  }",
                    "  @WireCommand(\"put\") CompletionStage<Void> put(CommandData data) {",
                    "    return CompletableFuture.completedFuture(null);",
                    "  }",
                    "}")
                .run()
                .expectSuccess()
                .load(),
            "a.Stages",
            "a.Stages");

    assertNullPointer(stages, "none", "none returned null");
    assertNullPointer(stages, "no-void", "noVoid returned null");
    assertNullPointer(stages, "brings-none", "bringsNone brought null");
    assertNullPointer(stages, "raw", "raw brought null");
    assertThat(stages.run("may", NO_ARGUMENTS, CommandData.none()).bytes()).containsExactly(0xf6);
    assertThat(((CompletionStage<?>) stages.call("may")).toCompletableFuture().get()).isNull();
    assertThat(((CompletableFuture<?>) stages.call("nothing")).get()).isNull();
    assertThat(stages.callAsync("nothing").get()).isNull();
    assertThat(stages.descriptor("may").nonBlocking()).isTrue();
    // A command that waits for its data may wait long.
    assertThat(stages.descriptor("put").nonBlocking()).isFalse();
  }

  private static void assertNullPointer(Loopback stages, String command, String message) {
    assertThatThrownBy(() -> stages.run(command, NO_ARGUMENTS, CommandData.none()))
        .isExactlyInstanceOf(NullPointerException.class)
        .hasMessage(message);
  }

  @Test
  void everyCommandHasATwinThatDoesNotWait() throws Exception {
    Class<?> client = values.client.getClass();
    Class<?> async = client.getMethod("async").getReturnType();

    List<String> commands =
        values.dispatch.commands().stream()
            .map(
                descriptor ->
                    descriptor.name().equals("raw-later") ? "rawLater" : descriptor.name())
            .map(name -> name.equals("optional-int") ? "optionalInt" : name)
            .toList();
    assertThat(async.getDeclaredMethods())
        .filteredOn(method -> !method.isSynthetic())
        .extracting(Method::getName)
        .containsExactlyInAnyOrderElementsOf(commands);
    assertThat(async.getDeclaredMethods())
        .filteredOn(method -> !method.isSynthetic())
        .allSatisfy(
            method -> {
              assertThat(CompletionStage.class).isAssignableFrom(method.getReturnType());
              assertThat(client.getMethod(method.getName(), method.getParameterTypes()))
                  .isNotNull();
            });

    assertThat(values.callAsync("shape", circle(2)).get()).isEqualTo(circle(2));
    assertThat(values.callAsync("circle", circle(3)).get()).isEqualTo(circle(3));
    assertThat(values.callAsync("later", circle(4)).get()).isEqualTo(circle(4));
    assertThat(values.callAsync("optionalInt", OptionalInt.of(1)).get())
        .isEqualTo(OptionalInt.of(1));
    assertThat(values.callAsync("nullable", null, null, null).get()).isNull();
    assertThat(values.callAsync("quick", new int[2]).get()).isEqualTo(2);
    assertThat(values.callAsync("rawLater", new byte[] {7}).get()).isEqualTo(new byte[] {7});
    assertThat(values.callAsync("future", false).get()).isNull();
    assertThat(values.wire.subList(0, 2))
        .containsExactly(
            "shape {h'7368617065': {\"type\": \"Circle\", \"radius\": 2.0}}",
            "{\"type\": \"Circle\", \"radius\": 2.0}");
  }

  @Test
  void howATwinFails() {
    values.failure = new CommandException("circle: not today");
    assertFails("circle", CommandException.class, "circle: not today", circle(1));

    values.failure = new ConnectionException("gone");
    assertFails("circle", ConnectionException.class, "gone", circle(1));

    values.failure = new IllegalStateException("odd");
    assertFails(
        "circle",
        ConnectionException.class,
        "circle: java.lang.IllegalStateException: odd",
        circle(1));

    values.failure = null;
    values.reply = new CommandReply(HexFormat.of().parseHex("a16672616469757360"), true);
    assertFails(
        "circle",
        ConnectionException.class,
        "circle: result 'radius': expected float, got text",
        circle(1));
    assertFails(
        "future", ConnectionException.class, "future: result: expected null, got map", false);
    assertFails(
        "rawLater",
        ConnectionException.class,
        "raw-later: expected raw bytes, got a response with the cbor flag",
        new byte[0]);

    values.reply = new CommandReply(new byte[0], false);
    assertFails(
        "later",
        ConnectionException.class,
        "later: expected a typed result, got a response without the cbor flag",
        circle(1));
  }

  private void assertFails(
      String method, Class<? extends Exception> type, String message, Object argument) {
    assertThatThrownBy(() -> values.callAsync(method, argument).get())
        .isExactlyInstanceOf(ExecutionException.class)
        .cause()
        .isExactlyInstanceOf(type)
        .hasMessage(message);
  }

  @Test
  void descriptorsSayWhatNeverBlocks() {
    assertThat(
            values.dispatch.commands().stream()
                .filter(CommandDescriptor::nonBlocking)
                .map(CommandDescriptor::name))
        .containsExactly("future", "later", "quick", "raw-later");
    assertThat(
            values.dispatch.commands().stream()
                .filter(descriptor -> descriptor.form() == ResultForm.BYTES)
                .map(CommandDescriptor::name))
        .containsExactly("raw-later");
  }

  @Test
  void descriptorsCarryTheJavadoc() {
    CommandDescriptor numbers = values.descriptor("numbers");

    assertThat(numbers.description())
        .isEqualTo(
            "Numbers of every kind, there and back. All of Numbers.\n\n"
                + "See optionals, Maps.byInt & more.");
    assertThat(numbers.arguments())
        .extracting(ArgumentDescriptor::description)
        .containsExactly("the numbers, which are many");
    assertThat(numbers.permission()).isEqualTo(Permission.READ);
    assertThat(values.descriptor("shape").description()).isEmpty();
  }

  @Test
  void theJavadocOfAnotherSourceIsLeftOut(@TempDir Path directory) {
    Compilation.Result result =
        Compilation.in(directory)
            .source(
                "a/Base.java",
                "package a;",
                "import dev.wirecommand.WireCommand;",
                "class Base {",
                "  /** Of another source. */",
                "  @WireCommand(\"far\") void far() {}",
                "}")
            .source(
                "a/Near.java",
                "package a;",
                "import dev.wirecommand.WireCommand;",
                "class Near {",
                "  static class Inner extends Base {",
                "    /** Of its own. */",
                "    @WireCommand(\"own\") void own() {}",
                "  }",
                "  static class Other extends Inner {",
                "    @WireCommand(\"here\") void here() {}",
                "  }",
                "}")
            .run()
            .expectSuccess();

    Loopback other = new Loopback(result.load(), "a.Near$Other", "a.Near_Other");
    assertThat(other.descriptor("far").description()).isEmpty();
    assertThat(other.descriptor("own").description()).isEqualTo("Of its own.");
  }
}
