package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.testing.wire.TestLink;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Calls that nobody waits for, over a connection in memory. */
class DecodedCallTest {
  private final TestLink link = new TestLink();
  private final ClientConnection connection = new ClientConnection(link, ClientOptions.DEFAULT);
  private final Client.Async client = new Client(connection).async();

  @Test
  void sendsTheCallAndDecodesTheResult() {
    CompletionStage<Long> size = client.size("a");
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            "1 1 stream-begin command-request new cbor:{b'args': {b'path': 'a'}, b'meta': {b'errors': b'cbor'}, b'name': b'size'}");
    receive("1 2 stream-begin bytes-response eos|cbor cbor:5");
    assertThat(size.toCompletableFuture()).isCompletedWithValue(5L);
  }

  @Test
  void completesWithNullWhereThereIsNoResult() {
    CompletionStage<Void> touched = client.touch();
    link.runTasks();
    receive("1 2 stream-begin bytes-response eos|cbor cbor:None");
    assertThat(touched.toCompletableFuture()).isCompletedWithValue(null);
  }

  @Test
  void completesWithRawBytes() {
    CompletionStage<byte[]> bytes = client.cat(CommandData.of(new byte[] {'x'}));
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            "3 1 stream-begin command-request new cbor:{b'meta': {b'window': 65536}, b'name': b'wirecommand.ping'}",
            "1 1 0 command-request new|have-data cbor:{b'meta': {b'errors': b'cbor', b'window': 67108864}, b'name': b'cat'}",
            "1 1 0 command-data eos x");
    receive("1 2 stream-begin bytes-response eos xyz");
    assertThat(bytes.toCompletableFuture().join()).containsExactly('x', 'y', 'z');
  }

  @Test
  void failsWithWhatTheServerSaid() {
    CompletionStage<Long> size = client.size("a");
    link.runTasks();
    receive("1 2 stream-begin error-response application no such path");
    assertFails(size, CommandException.class, "no such path");
  }

  @Test
  void failsWithWhyTheConnectionEnded() {
    CompletionStage<Long> size = client.size("a");
    link.runTasks();
    connection.onEndOfInput();
    assertFails(size, ConnectionException.class, "the server closed the connection");
    CompletionStage<Void> later = client.touch();
    link.runTasks();
    assertFails(later, UnsentCallException.class, "the server closed the connection");
  }

  @Test
  void failsInTheWordsOfTheCallsThatWait() {
    CompletionStage<Long> size = client.size("a");
    CompletionStage<Long> other = client.size("b");
    CompletionStage<Void> touched = client.touch();
    CompletionStage<byte[]> bytes = client.cat(CommandData.none());
    link.runTasks();
    receive(
        "1 2 stream-begin bytes-response eos|cbor cbor:u'a'",
        "3 2 0 bytes-response eos 5",
        "5 2 0 bytes-response eos|cbor cbor:5",
        "7 2 0 bytes-response eos|cbor cbor:5");
    assertFails(size, ConnectionException.class, "size: result: expected integer, got text");
    assertFails(
        other,
        ConnectionException.class,
        "size: expected a typed result, got a response without the cbor flag");
    assertFails(touched, ConnectionException.class, "touch: result: expected null, got integer");
    assertFails(
        bytes,
        ConnectionException.class,
        "cat: expected raw bytes, got a response with the cbor flag");
  }

  @Test
  void aDecoderThatBreaksFailsItsCall() {
    CompletionStage<Long> broken = client.broken();
    link.runTasks();
    receive("1 2 stream-begin bytes-response eos|cbor cbor:5");
    assertFails(broken, AssertionError.class, "broken decoder");
  }

  @Test
  void cancellingItCancelsTheCall() {
    CompletableFuture<Long> size = client.size("a").toCompletableFuture();
    size.cancel(false);
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
    assertThat(size).isCancelled();
  }

  @Test
  void endingItInAnotherWayCancelsTheCallToo() {
    CompletableFuture<Long> size = client.size("a").toCompletableFuture();
    link.runTasks();
    link.takeWritten();
    size.complete(7L);
    CompletionStage<Long> other = client.size("b");
    link.runTasks();
    receive(
        "1 2 stream-begin bytes-response eos|cbor cbor:5",
        "3 2 0 bytes-response eos|cbor cbor:True",
        "5 2 0 bytes-response eos|cbor cbor:6");
    assertThat(size).isCompletedWithValue(7L);
    assertThat(other.toCompletableFuture()).isCompletedWithValue(6L);
  }

  @Test
  void whatAnotherKindOfClientWrapsIsTakenOff() {
    CompletableFuture<CommandReply> reply = new CompletableFuture<>();
    CompletionStage<Long> size = new Client(answering(reply)).async().size("a");
    reply.completeExceptionally(new CompletionException(new CommandException("no such path")));
    assertFails(size, CommandException.class, "no such path");
  }

  @Test
  void anUnknownFailureIsOneOfTheConnection() {
    CompletableFuture<CommandReply> reply = new CompletableFuture<>();
    CompletionStage<Long> size = new Client(answering(reply)).async().size("a");
    reply.completeExceptionally(new IllegalStateException("odd"));
    assertFails(size, ConnectionException.class, "size: java.lang.IllegalStateException: odd");
  }

  @Test
  void cancellingReachesTheReplyOfAnyClient() {
    CompletableFuture<CommandReply> reply = new CompletableFuture<>();
    new Client(answering(reply)).async().size("a").toCompletableFuture().cancel(false);
    assertThat(reply).isCancelled();
    assertThatExceptionOfType(CancellationException.class).isThrownBy(reply::join);
  }

  private void receive(String... frames) {
    TestLink.deliver(connection, frames);
  }

  /** The failure is told directly, and not within another. */
  private static void assertFails(
      CompletionStage<?> stage, Class<? extends Throwable> kind, String message) {
    AtomicReference<Throwable> told = new AtomicReference<>();
    stage.whenComplete((result, failure) -> told.set(failure));
    assertThat(told.get()).isExactlyInstanceOf(kind).hasMessage(message);
  }

  private static CommandClient answering(CompletableFuture<CommandReply> reply) {
    return new Made.Client() {
      @Override
      public CompletableFuture<CommandReply> call(CommandCall call) {
        return reply;
      }
    };
  }

  /** What the processor would generate, in short. */
  private static final class Client extends TypedClient {
    private final CommandClient client;

    Client(CommandClient client) {
      super(client);
      this.client = client;
    }

    Async async() {
      return new Async(client);
    }

    static final class Async extends TypedClient {
      Async(CommandClient client) {
        super(client);
      }

      CompletionStage<Long> size(String path) {
        CborWriter arguments = new CborWriter();
        arguments.writeMapHeader(1);
        arguments.writeName("path");
        arguments.writeText(path);
        return callAsync(Made.name("size"), arguments, CommandData.none(), CborReader::readLong);
      }

      CompletionStage<Long> broken() {
        return callAsync(
            Made.name("size"),
            none(),
            CommandData.none(),
            in -> {
              throw new AssertionError("broken decoder");
            });
      }

      CompletionStage<Void> touch() {
        return callVoidAsync(Made.name("touch"), none(), CommandData.none());
      }

      CompletionStage<byte[]> cat(CommandData data) {
        return callRawAsync(Made.name("cat"), none(), data);
      }

      private static CborWriter none() {
        CborWriter arguments = new CborWriter();
        arguments.writeMapHeader(0);
        return arguments;
      }
    }
  }
}
