package dev.wirecommand.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.processor.WireCommandProcessor;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Loopback;
import dev.wirecommand.processor.harness.Published;
import dev.wirecommand.processor.model.OptionalForm;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.StreamForm;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code docs/commands.md}: its examples compile, and have the bytes that it shows. */
class CommandsPageTest {
  private static final Path PAGE = Path.of("../docs/commands.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\n(.*?)```");

  /** The lines that the page leaves out of its examples. */
  private static final String HEAD =
      """
      package docs;

      import dev.wirecommand.*;
      import dev.wirecommand.cbor.*;
      import dev.wirecommand.client.*;
      import dev.wirecommand.command.*;
      import dev.wirecommand.reactor.*;
      import dev.wirecommand.server.*;
      import java.io.*;
      import java.math.*;
      import java.net.*;
      import java.nio.*;
      import java.nio.channels.*;
      import java.nio.charset.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.stream.*;
      import org.jspecify.annotations.Nullable;
      import tools.jackson.databind.JsonNode;
      import tools.jackson.databind.node.JsonNodeFactory;

      """;

  private static final Map<String, String> SOURCES = new LinkedHashMap<>();
  private static final Map<String, List<String>> WIRE = new LinkedHashMap<>();
  private static String schema = "";
  private static String lock = "";
  private static Path lockFile = PAGE;
  private static Result result;

  @BeforeAll
  static void compile(@TempDir Path directory) throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      String text = block.group(2);
      String first = text.substring(0, text.indexOf('\n'));
      if (block.group(1).equals("cddl")) {
        schema = text;
      } else if (block.group(1).equals("lock")) {
        lock = text;
      } else if (block.group(1).equals("xml")) {
        assertThat(first).as("a block of a build file").isEqualTo("<plugin>");
      } else if (first.startsWith("// calls ")) {
        takeCalls(first.substring("// calls ".length()), text);
      } else {
        assertThat(first).as("a block of Java begins with its file's name").matches("// \\w+.java");
        SOURCES.put("docs/" + first.substring(3), HEAD + text);
      }
    }
    lockFile = directory.resolve("wire.lock");
    result =
        Compilation.in(directory)
            .sources(SOURCES)
            .option("-Awirecommand.lock=" + lockFile, "-Awirecommand.lock.update=true")
            .run()
            .expectSuccess();
  }

  /** Writes a class with calls, and after each of them the bytes on the wire. */
  private static void takeCalls(String name, String text) {
    StringBuilder statements = new StringBuilder();
    List<String> wire = new ArrayList<>();
    for (String line : text.lines().skip(1).toList()) {
      if (line.startsWith("// ")) {
        wire.add(line.substring(3));
      } else {
        statements.append("    ").append(line).append('\n');
      }
    }
    SOURCES.put(
        "docs/" + name + "Calls.java",
        HEAD
            + "class "
            + name
            + "Calls {\n  static void all("
            + name
            + "Client client) {\n"
            + statements
            + "  }\n}\n");
    WIRE.put(name, wire);
  }

  /** Tests the page's examples of streams, data and contexts. */
  @Nested
  class AtWork {
    private final ClassLoader loader = result.load();

    private Object make(String type, Object... arguments) {
      try {
        return Loopback.make(loader.loadClass("docs." + type), arguments);
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }

    /** Serves the commands of a class, and calls them. */
    private void serve(Object commands, Consumer<CommandClient> caller) {
      String name = commands.getClass().getSimpleName();
      CommandDispatch dispatch = (CommandDispatch) make(name + "Dispatch", commands);
      try (WireServer server = WireServer.builder().dispatch(dispatch).build();
          CommandClient connection = InProcess.connect(server)) {
        caller.accept(connection);
      }
    }

    @Test
    void filesUpAndDown(@TempDir Path directory) throws IOException {
      Path folder = Files.createDirectory(directory.resolve("attachments"));
      byte[] bytes = new byte[700_000];
      new Random(3).nextBytes(bytes);
      Path file = Files.write(directory.resolve("up"), bytes);
      UUID id = new UUID(1, 2);
      serve(
          make("Attachments", folder),
          connection -> {
            Object copies = make("Copies", connection);
            assertThat(Loopback.invoke(copies, "upload", id, file)).isEqualTo(700_000L);
            Path down = directory.resolve("down");
            assertThat(Loopback.invoke(copies, "download", id, down)).isEqualTo(700_000L);
            assertThat(down).hasBinaryContent(bytes);
            assertThat(Loopback.invoke(copies, "firstTen")).isEqualTo(List.of(id));
          });
    }

    @Test
    void readingsUntilTheAlarm() throws ReflectiveOperationException {
      Object sensors = make("Sensors");
      Field field = sensors.getClass().getDeclaredField("all");
      field.setAccessible(true);
      @SuppressWarnings("unchecked")
      SubmissionPublisher<Object> all = (SubmissionPublisher<Object>) field.get(sensors);
      serve(
          sensors,
          connection -> {
            CompletableFuture<?> alarm =
                (CompletableFuture<?>) Loopback.invoke(make("Watching"), "alarmOf", connection);
            while (!all.hasSubscribers()) {
              Thread.onSpinWait();
            }
            all.submit(make("Sensors$Reading", "cellar", 99));
            all.submit(make("Sensors$Reading", "roof", 101));
            assertThat(alarm.join()).isEqualTo("roof");
          });
      all.close();
    }

    @Test
    void dataInEveryForm() {
      Object sending = make("Sending");
      serve(
          make("Digests"),
          connection -> {
            assertThat(Loopback.invoke(sending, "shout", connection, "one\ntwo\n"))
                .isEqualTo(List.of("ONE", "TWO"));
            assertThat(Loopback.invoke(sending, "bundle", connection, new byte[3])).isEqualTo(3);
            Flow.Publisher<ByteBuffer> parts =
                Published.of(ByteBuffer.allocate(5), ByteBuffer.allocate(6));
            CompletionStage<?> length =
                (CompletionStage<?>) Loopback.invoke(sending, "length", connection, parts);
            assertThat(length.toCompletableFuture().join()).isEqualTo(11L);
          });
    }

    @Test
    void whatIsSaidBesideTheAnswer() {
      List<String> log = Collections.synchronizedList(new ArrayList<>());
      serve(
          make("Imports"),
          connection ->
              assertThat(Loopback.invoke(make("Observing"), "load", connection, "one\ntwo\n", log))
                  .isEqualTo(2));
      assertThat(log)
          .containsExactly(
              "import 1/2", "import 2/2", "import -1/0", "%s of %s lines are in\n [2, 2]");
    }
  }

  @TestFactory
  List<DynamicTest> isOnTheWireAsShown() {
    return WIRE.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())))
        .toList();
  }

  private static void check(String name, List<String> wire) throws ReflectiveOperationException {
    ClassLoader loader = result.load();
    Loopback loopback = new Loopback(loader, "docs." + name, "docs." + name);
    var all = loader.loadClass("docs." + name + "Calls").getDeclaredMethods()[0];
    all.setAccessible(true);
    all.invoke(null, loopback.client);

    List<String> arguments = new ArrayList<>();
    for (byte[] given : loopback.allArguments) {
      CborValue.Map map = (CborValue.Map) CborValue.read(new CborReader(given));
      arguments.add(map.entries().get(0).value().toString());
    }
    assertThat(arguments).isEqualTo(wire);
    assertThat(loopback.allAnswers)
        .map(answer -> CborValue.decode(answer).toString())
        .isEqualTo(wire);
  }

  @Test
  void theSchemaIsAsShown() {
    assertThat(result.classes().resolve("META-INF/wirecommand/docs.Calculator.cddl"))
        .hasContent(schema);
  }

  @Test
  void theLockIsAsShown() throws IOException {
    assertThat(lock).isNotEmpty();
    assertThat(Files.readString(lockFile)).contains("\n" + lock);
  }

  @Test
  void everyTypeIsNamed() throws IOException {
    String page = Files.readString(PAGE);
    for (Scalar scalar : Scalar.values()) {
      assertThat(page).contains("`" + scalar.text() + "`");
    }
    for (OptionalForm form : OptionalForm.values()) {
      assertThat(page).contains("`" + form.rawType().simpleName() + "`");
    }
    assertThat(page).contains("`List`, `Set`, `Collection` and arrays", "A `Map` has keys");
    for (StreamForm form : StreamForm.values()) {
      assertThat(page).contains("\n| `" + form.word() + (form.hasItems() ? "<T>` |" : "` |"));
    }
    assertThat(page)
        .contains("\n| `CommandData` |", "\n| `InputStream` | reads", "\n| `Flow.Publisher<Byte");
  }

  @Test
  void everyOptionIsListed() throws IOException {
    Matcher row =
        Pattern.compile("(?m)^\\| `(wirecommand\\.[a-z.]+)`").matcher(Files.readString(PAGE));
    List<String> listed = row.results().map(r -> r.group(1)).toList();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(new WireCommandProcessor().getSupportedOptions());
  }
}
