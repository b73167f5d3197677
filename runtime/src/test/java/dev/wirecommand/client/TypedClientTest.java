package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.transport.EventLoopThread;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TypedClientTest {
  private final CompletableFuture<CommandReply> answer = new CompletableFuture<>();
  private boolean ownThread;
  private final Client client = new Client();

  @Test
  void decodesATypedResult() {
    reply("8102", true);
    assertThat(client.first()).isEqualTo(2);
  }

  @Test
  void takesResultsThatAreLargerThanARequestMayBe() {
    CborWriter out = new CborWriter();
    out.writeMapHeader(20_000);
    for (int i = 0; i < 20_000; i++) {
      out.writeLong(i);
      out.writeNull();
    }
    answer.complete(new CommandReply(out.toByteArray(), true));
    assertThat(client.entries()).isEqualTo(20_000);
  }

  @Test
  void refusesAResultOfAnotherType() {
    reply("8161", true);
    assertFails("list: result: truncated text: length 1, bytes left 0");
  }

  @Test
  void namesThePlaceInAResult() {
    reply("814161", true);
    assertFails("list: result '[0]': expected integer, got bytes");
  }

  @Test
  void refusesMoreThanOneResult() {
    reply("810200", true);
    assertThatThrownBy(client::first)
        .isInstanceOf(ConnectionException.class)
        .hasMessageStartingWith("list: result: ");
  }

  @Test
  void tellsTypedAndRawApart() {
    reply("8102", false);
    assertFails("list: expected a typed result, got a response without the cbor flag");
    assertThat(client.raw()).isEqualTo(HexFormat.of().parseHex("8102"));
  }

  @Test
  void refusesATypedResultWhereRawBytesAreDue() {
    reply("8102", true);
    assertThatThrownBy(client::raw)
        .isInstanceOf(ConnectionException.class)
        .hasMessage("cat: expected raw bytes, got a response with the cbor flag");
  }

  @Test
  void acceptsNullAloneWhereThereIsNoResult() {
    reply("f6", true);
    client.nothing();
  }

  @Test
  void refusesAResultWhereThereIsNone() {
    reply("00", true);
    assertThatThrownBy(client::nothing)
        .isInstanceOf(ConnectionException.class)
        .hasMessage("touch: result: expected null, got integer");
  }

  @Test
  void throwsWhatTheServerSaid() {
    answer.completeExceptionally(new CommandException("no such list"));
    assertThatThrownBy(client::first)
        .isInstanceOf(CommandException.class)
        .hasMessage("no such list")
        .hasStackTraceContaining("TypedClientTest");
  }

  @Test
  void theErrorKeepsItsCodeAndDetails() {
    CborValue details = new CborValue.Text("the list");
    CommandException told = new CommandException("not-found", "no such list", details);
    answer.completeExceptionally(told);
    assertThatThrownBy(client::first)
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> {
              assertThat(e.code()).isEqualTo("not-found");
              assertThat(e.details()).isEqualTo(details);
              assertThat(e.getCause()).isSameAs(told);
            });
  }

  @Test
  void refusesToWaitOnTheConnectionsOwnThread() {
    ownThread = true;
    String why =
        ": this call would wait on an event loop, which has to receive answers: call on another"
            + " thread, or use the async client";
    assertThatThrownBy(client::first)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("list" + why);
    assertThatThrownBy(client::raw)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cat" + why);
    assertThatThrownBy(client::nothing)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("touch" + why);
  }

  @Test
  void refusesToWaitOnTheEventLoopOfAnotherConnection() throws Exception {
    EventLoopThread other = new EventLoopThread("wirecommand-test");
    CompletableFuture<Object> called = new CompletableFuture<>();
    other.execute(
        () -> {
          try {
            called.complete(client.first());
          } catch (RuntimeException e) {
            called.completeExceptionally(e);
          }
        });
    assertThatThrownBy(called::get)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "list: this call would wait on an event loop, which has to receive answers: call on"
                + " another thread, or use the async client");
    other.end();
    other.awaitEnd();
  }

  @Test
  void throwsWhyTheConnectionEnded() {
    answer.completeExceptionally(new ConnectionException("the server closed the connection"));
    assertFails("the server closed the connection");
  }

  @Test
  void anInterruptEndsTheCallAndStaysSet() {
    Thread.currentThread().interrupt();
    try {
      assertFails("list: interrupted while waiting for the answer");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(answer).isCancelled();
    } finally {
      Thread.interrupted();
    }
  }

  private void reply(String hex, boolean cbor) {
    answer.complete(new CommandReply(HexFormat.of().parseHex(hex), cbor));
  }

  private void assertFails(String message) {
    assertThatThrownBy(client::first).isInstanceOf(ConnectionException.class).hasMessage(message);
  }

  /** What the processor would generate, in short. */
  private final class Client extends TypedClient {
    Client() {
      super(
          new Made.Client() {
            @Override
            public CompletableFuture<CommandReply> call(CommandCall call) {
              return answer;
            }

            @Override
            public boolean isOwnThread() {
              return ownThread;
            }
          });
    }

    int first() {
      return call(Made.name("list"), new CborWriter(), CommandData.none(), Client::readFirst);
    }

    private static int readFirst(CborReader in) {
      in.readArrayHeader();
      try {
        return in.readInt();
      } catch (dev.wirecommand.cbor.CborException e) {
        throw e.within(0);
      }
    }

    int entries() {
      return call(
          Made.name("list"),
          new CborWriter(),
          CommandData.none(),
          in -> {
            int entries = in.readMapHeader();
            for (int i = 0; i < 2 * entries; i++) {
              in.skip();
            }
            return entries;
          });
    }

    byte[] raw() {
      return callRaw(Made.name("cat"), new CborWriter(), CommandData.none());
    }

    void nothing() {
      callVoid(Made.name("touch"), new CborWriter(), CommandData.none());
    }
  }
}
