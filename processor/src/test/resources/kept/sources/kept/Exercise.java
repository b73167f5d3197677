package kept;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.server.WireServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Calls all commands through the generated clients, and returns what came of it. */
public final class Exercise implements Callable<List<String>> {
  private final List<String> seen = new ArrayList<>();

  @Override
  public List<String> call() throws Exception {
    List<CommandDispatch> dispatches =
        EverythingModule.dispatches(new Library(), new Bindings(), new Days());
    dispatches.forEach(this::describe);
    try (WireServer server = WireServer.builder().dispatches(dispatches).build();
        CommandClient connection = InProcess.connect(server)) {
      LibraryClient library =
          new LibraryClient(connection)
              .with(CallOptions.builder().timeout(Duration.ofMinutes(2)).build());
      defaults(connection);
      blocking(library);
      streams(library);
      async(library);
      BindingsClient bindings = new BindingsClient(connection);
      see(bindings.bean(Map.of("a", List.of(1, 2))));
      see(bindings.json(JsonMapper.shared().readTree("{\"a\": [1, null]}")));
      days(new DaysClient(connection));
    }
    return seen;
  }

  private void days(DaysClient days) {
    LocalDateTime noon = LocalDateTime.of(2026, 11, 30, 12, 0);
    see(
        days.day(
            new Days.Day(
                noon.toLocalDate(),
                noon.toLocalTime(),
                noon,
                noon.atOffset(ZoneOffset.ofHours(1)),
                ZoneId.of("Europe/Berlin"),
                new BigDecimal("1.50"),
                'x')));
    see(days.dates(List.of(noon.toLocalDate()), null, 'y'));
    see(days.async().dates(List.of(noon.toLocalDate()), BigDecimal.TEN, 'z').toCompletableFuture().join());
    days.nothing();
    see(days.async().nothing().toCompletableFuture().join());
  }

  private void defaults(CommandClient connection) {
    CommandCall call =
        new CommandCall(
            new CommandName("defaults", Permission.READ),
            new byte[] {(byte) 0xa0},
            CommandData.none(),
            CallOptions.NONE);
    see(CborValue.decode(connection.call(call).join().bytes()));
  }

  private void see(@Nullable Object value) {
    seen.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value));
  }

  private void describe(CommandDispatch dispatch) {
    for (CommandDescriptor command : dispatch.commands()) {
      see(command.name() + ": " + command.form().word() + " " + command.result());
      see(command.permission() + " " + command.data() + " " + command.nonBlocking());
      see(command.deadlineMillis() + " " + command.description());
      for (ArgumentDescriptor argument : command.arguments()) {
        see(argument.name() + ": " + argument.type() + " " + argument.required());
        see(argument.defaultValue() + " " + argument.description());
      }
      see(command.types().rules());
    }
  }

  private static Library.Scalars scalars() {
    return new Library.Scalars(
        true,
        (byte) -128,
        (short) 300,
        -70_000,
        1L << 40,
        new BigInteger("18446744073709551615"),
        1.1f,
        0.1,
        "text \u00e9",
        new byte[] {1, 2},
        ByteBuffer.wrap(new byte[] {3}),
        Instant.EPOCH,
        Duration.ofMinutes(90),
        new UUID(1, 2),
        URI.create("https://example.org/a?b"),
        new CborValue.Array(List.of(new CborValue.Null(), new CborValue.Int(7))));
  }

  private static Library.Book book() {
    Library.Book small = book(Map.of());
    return book(Map.of("small", Optional.of(small), "none", Optional.empty()));
  }

  private static Library.Book book(Map<String, Optional<Library.Book>> related) {
    Library.Shape shape =
        new Library.Square(1, Optional.of(new Library.Square(2, Optional.of(new Library.Circle(3)))));
    return new Library.Book(
        "title",
        null,
        Optional.of(1999),
        OptionalInt.empty(),
        Library.Kind.TEXTBOOK,
        Set.of(Library.Kind.NOVEL),
        new int[] {1, 2, 3},
        List.of(List.of(shape), List.of()),
        related,
        Map.of(Library.Kind.NOVEL, 5L),
        0xbeef);
  }

  private static String text(Library.Book book) {
    StringBuilder related = new StringBuilder();
    for (String name : new String[] {"none", "small"}) {
      Optional<Library.Book> other = book.related().getOrDefault(name, Optional.empty());
      related.append(name).append(other.map(Exercise::text).orElse("-"));
    }
    return String.join(
        " ",
        book.title(),
        book.subtitle(),
        book.year().toString(),
        book.pages().toString(),
        book.kind().toString(),
        book.kinds().toString(),
        Arrays.toString(book.numbers()),
        book.shapes().toString(),
        related,
        book.counts().toString(),
        book.hex().toString());
  }

  private void blocking(LibraryClient library) throws Exception {
    Library.Scalars scalars = library.scalars(scalars());
    see(scalars.b() + " " + scalars.i8() + " " + scalars.i16() + " " + scalars.i32());
    see(scalars.i64() + " " + scalars.big() + " " + scalars.f32() + " " + scalars.f64());
    see(scalars.text() + " " + Arrays.toString(scalars.bytes()) + " " + scalars.buffer().get(0));
    see(scalars.instant() + " " + scalars.duration() + " " + scalars.uuid());
    see(scalars.uri() + " " + scalars.any());
    see(text(library.book(book()).toCompletableFuture().join()));
    see(library.sum(1, 2, 3));
    see(library.store("name", CommandData.of(new byte[12])));
    see(library.length(new ByteArrayInputStream(new byte[100_000])));
    library.none();
    see(library.fail(null));
    try {
      library.fail("a message");
    } catch (CommandException e) {
      see(e.code() + ": " + e.getMessage());
    }
    see(library.raw());
  }

  private void streams(LibraryClient library) throws IOException {
    try (InputStream in = library.streamBytes(200_000)) {
      see(in.readAllBytes().length);
    }
    try (var channel = library.channel(3)) {
      see(channel.read(ByteBuffer.allocate(10)));
    }
    try (Stream<byte[]> chunks = library.chunks(3)) {
      see(chunks.mapToInt(chunk -> chunk.length).sum());
    }
    try (Stream<Library.Circle> circles = library.circles(4)) {
      see(circles.toList());
    }
    library.kinds().forEachRemaining(this::see);
  }

  private void async(LibraryClient library) throws Exception {
    LibraryClient.Async async = library.async();
    see(text(async.book(book()).toCompletableFuture().get()));
    see(async.raw().toCompletableFuture().get());
    see(sum(library.published(1_000)).get());
    see(sum(async.published(10)).get());
  }

  private static CompletableFuture<Long> sum(Flow.Publisher<Long> publisher) {
    CompletableFuture<Long> result = new CompletableFuture<>();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          private long sum;

          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(Long item) {
            sum += item;
          }

          @Override
          public void onError(Throwable failure) {
            result.completeExceptionally(failure);
          }

          @Override
          public void onComplete() {
            result.complete(sum);
          }
        });
    return result;
  }
}
