package dev.wirecommand.processor.write.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.DeepText;
import dev.wirecommand.processor.harness.Loopback;
import dev.wirecommand.processor.harness.Published;
import dev.wirecommand.processor.harness.Resources;
import dev.wirecommand.server.WireServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests streamed data and results, byte by byte and through a server. */
class StreamsTest {
  private static final byte[] BYTES = {1, 2, 3, 4, 5};

  /** The size of the data: larger than a window, and not a multiple of a frame. */
  private static final int MUCH = 1_000_001;

  private static ClassLoader loader;

  private final Loopback streams = new Loopback(loader, "streams.Streams", "streams.Streams");
  private final WireServer server = WireServer.builder().dispatch(streams.dispatch).build();
  private final CommandClient connection = InProcess.connect(server);

  @BeforeAll
  static void compile(@TempDir Path directory) {
    loader =
        Compilation.in(directory)
            .files(Resources.sourcesIn("valid/streams"))
            .run()
            .expectSuccess()
            .load();
  }

  @AfterEach
  void close() {
    connection.close();
    server.close();
  }

  /** The two ways to connect a client. */
  enum Way {
    /** With whole values, directly to the dispatch. */
    LOOPBACK,
    /** In frames, through the engines of a client and a server. */
    SERVER
  }

  private Object client(Way way) {
    return way == Way.LOOPBACK ? streams.client : serverClient("streams.StreamsClient");
  }

  private Object serverClient(String name) {
    try {
      return Loopback.make(loader.loadClass(name), connection);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static CompletionStage<?> stage(Object client, String method, Object... arguments) {
    return (CompletionStage<?>) Loopback.invoke(client, method, arguments);
  }

  private static Object join(CompletionStage<?> stage) {
    return stage.toCompletableFuture().join();
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static Flow.Publisher<ByteBuffer> published(byte[] bytes) {
    return Published.of(ByteBuffer.wrap(bytes, 0, 2), ByteBuffer.wrap(bytes, 2, bytes.length - 2));
  }

  private static byte[] much() {
    byte[] bytes = new byte[MUCH];
    new Random(5).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource
  void dataGoesInInEveryForm(Way way) {
    Object client = client(way);
    assertThat(Loopback.invoke(client, "data", CommandData.of(BYTES), "n")).isEqualTo("ntrue5");
    assertThat(Loopback.invoke(client, "data", CommandData.of(in(BYTES)), "n")).isEqualTo("ntrue5");
    assertThat(Loopback.invoke(client, "data", CommandData.none(), "n")).isEqualTo("nfalse0");
    assertThat(Loopback.invoke(client, "stream", 7, in(BYTES))).isEqualTo(12);
    assertThat(Loopback.invoke(client, "stream", 7, in(much()))).isEqualTo(7 + MUCH);
    assertThat(join(stage(client, "published", published(BYTES)))).isEqualTo(5);
    assertThat(join(stage(client, "slow", in(BYTES)))).isEqualTo(5);
    assertThat(Loopback.invoke(client, "argument", in(BYTES))).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void dataThatIsNullIsRefusedByName(Way way) {
    Object client = client(way);
    for (Object caller : List.of(client, Loopback.invoke(client, "async"))) {
      assertNullIsRefused("data", "data", caller, null, "n");
      assertNullIsRefused("stream", "in", caller, 7, null);
      assertNullIsRefused("published", "data", caller, (Object) null);
      assertNullIsRefused("slow", "data", caller, (Object) null);
      assertNullIsRefused("channel", "data", caller, (Object) null);
      assertNullIsRefused("numbers", "data", caller, (Object) null);
    }
  }

  private static void assertNullIsRefused(
      String command, String parameter, Object client, Object... arguments) {
    assertThatThrownBy(() -> Loopback.invoke(client, command, arguments))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo("invalid-argument"))
        .hasMessage(
            "invalid data '"
                + parameter
                + "' of "
                + command
                + ": null; pass data, which may be empty");
  }

  @ParameterizedTest
  @EnumSource
  void aCommandThatIsAnsweredMayStillTakeItsData(Way way) throws Exception {
    assertThat(Loopback.invoke(client(way), "quick", published(new byte[2]))).isEqualTo(4);
    Object counted = streams.commands.getClass().getField("counted").get(streams.commands);
    if (way == Way.LOOPBACK) {
      assertThat(((CompletableFuture<?>) counted).join()).isEqualTo(2);
    } else {
      // Data that arrives after the response is dropped; how much that is depends on timing.
      assertThat(counted).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void asyncTwinsTakeTheSame(Way way) {
    Object async = Loopback.invoke(client(way), "async");
    assertThat(join(stage(async, "data", CommandData.of(BYTES), "n"))).isEqualTo("ntrue5");
    assertThat(join(stage(async, "stream", 7, in(BYTES)))).isEqualTo(12);
    assertThat(join(stage(async, "published", published(much())))).isEqualTo(MUCH);
    assertThat(join(stage(async, "slow", in(BYTES)))).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void bytesComeOutInEveryForm(Way way) throws Exception {
    Object client = client(way);
    try (InputStream input = (InputStream) Loopback.invoke(client, "input", MUCH)) {
      assertThat(input.readAllBytes()).isEqualTo(new byte[MUCH]);
    }
    try (ReadableByteChannel channel =
        (ReadableByteChannel) Loopback.invoke(client, "channel", in(much()))) {
      assertThat(Channels.newInputStream(channel).readAllBytes()).isEqualTo(much());
    }
    assertThat(joined((Stream<?>) Loopback.invoke(client, "chunks", BYTES, new byte[] {9})))
        .containsExactly(1, 2, 3, 4, 5, 9);
    assertThat(bytes(Loopback.invoke(client, "publishedBytes", BYTES, new byte[] {9})))
        .containsExactly(1, 2, 3, 4, 5, 9);
  }

  private static byte[] joined(Stream<?> chunks) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (chunks) {
      chunks.forEach(chunk -> all.writeBytes((byte[]) chunk));
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void asyncTwinsPublishBytes(Way way) {
    Object async = Loopback.invoke(client(way), "async");
    assertThat(bytes(Loopback.invoke(async, "input", MUCH))).isEqualTo(new byte[MUCH]);
    assertThat(bytes(Loopback.invoke(async, "channel", in(much())))).isEqualTo(much());
    assertThat(bytes(Loopback.invoke(async, "chunks", BYTES, new byte[] {9})))
        .containsExactly(1, 2, 3, 4, 5, 9);
    assertThat(bytes(Loopback.invoke(async, "publishedBytes", BYTES, new byte[] {9})))
        .containsExactly(1, 2, 3, 4, 5, 9);
  }

  private static byte[] bytes(Object publisher) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Object part : items(publisher)) {
      ByteBuffer buffer = (ByteBuffer) part;
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }

  /** Returns all items of a result of any form. */
  private static List<?> items(Object result) {
    if (result instanceof Flow.Publisher<?> publisher) {
      return Published.all(publisher).join();
    }
    if (result instanceof Stream<?> stream) {
      try (stream) {
        return stream.toList();
      }
    }
    List<Object> items = new ArrayList<>();
    ((Iterator<?>) result).forEachRemaining(items::add);
    return items;
  }

  private void assertItems(
      Way way, String method, List<Object> arguments, Class<?> form, List<?> expected) {
    Object client = client(way);
    Object given = Loopback.invoke(client, method, arguments.toArray());
    assertThat(given).as(method).isInstanceOf(form);
    assertThat(DeepText.of(items(given))).as(method).isEqualTo(DeepText.of(expected));
    Object published =
        Loopback.invoke(Loopback.invoke(client, "async"), method, arguments.toArray());
    assertThat(published).as(method).isInstanceOf(Flow.Publisher.class);
    assertThat(DeepText.of(items(published))).as(method).isEqualTo(DeepText.of(expected));
  }

  private static Object made(String type, Object... arguments) {
    try {
      return Loopback.make(loader.loadClass("streams.Streams$" + type), arguments);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Object level(int ordinal) {
    try {
      return loader.loadClass("streams.Streams$Level").getEnumConstants()[ordinal];
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itemsOfEveryTypeComeOutInEveryForm(Way way) {
    Object first = made("Line", 0, Optional.empty(), ByteBuffer.wrap(BYTES));
    Object second = made("Line", 1, Optional.of("line 1"), ByteBuffer.wrap(BYTES));
    assertItems(way, "lines", List.of(2, BYTES), Stream.class, List.of(first, second));
    assertItems(way, "lines", List.of(0, BYTES), Stream.class, List.of());
    assertItems(
        way,
        "steps",
        List.of(second),
        Iterator.class,
        List.of(made("Left", 3), made("Right", List.of(second))));
    assertItems(way, "texts", List.of(List.of("", "é")), Iterator.class, List.of("", "é"));
    assertItems(way, "bytes", List.of(), Iterator.class, List.of(new byte[] {1}, new byte[0]));
    assertItems(
        way,
        "byteItems",
        List.of(),
        Flow.Publisher.class,
        List.of(new byte[] {2}, new byte[] {3, 4}));
    assertItems(way, "buffers", List.of(), Stream.class, List.of(ByteBuffer.wrap(new byte[] {5})));
    assertItems(
        way,
        "optionals",
        List.of(),
        Stream.class,
        List.of(Optional.of(level(1)), Optional.empty()));
    assertItems(
        way,
        "optionalInts",
        List.of(),
        Iterator.class,
        List.of(OptionalInt.empty(), OptionalInt.of(1)));
    assertItems(way, "levels", List.of(), Stream.class, List.of(level(0), level(1)));
    assertItems(way, "lists", List.of(), Stream.class, List.of(List.of(1, 2), List.of()));
    assertItems(
        way, "free", List.of(), Stream.class, List.of(new CborValue.Null(), new CborValue.Int(1)));
    assertItems(way, "coded", List.of(), Stream.class, List.of(1, 2));
  }

  @ParameterizedTest
  @EnumSource
  void dataGoesInWhileItemsComeOut(Way way) {
    Object client = client(way);
    assertThat(items(Loopback.invoke(client, "numbers", published(BYTES)))).isEqualTo(List.of(5L));
    assertThat(
            items(Loopback.invoke(Loopback.invoke(client, "async"), "numbers", published(much()))))
        .isEqualTo(List.of((long) MUCH));
  }

  /** Tests more items than fit in one array of the input. */
  @ParameterizedTest
  @EnumSource
  void itemsKeepWhatTheyHave(Way way) {
    byte[] bytes = new byte[3_000];
    new Random(6).nextBytes(bytes);
    List<?> lines = items(Loopback.invoke(client(way), "lines", 200, bytes));

    List<Object> expected = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Optional<String> text = i == 0 ? Optional.empty() : Optional.of("line " + i);
      expected.add(made("Line", i, text, ByteBuffer.wrap(bytes)));
    }
    assertThat(lines).isEqualTo(expected);
  }
}
