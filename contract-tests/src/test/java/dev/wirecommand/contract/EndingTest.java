package dev.wirecommand.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.command.ErrorCode;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Tests how servers and connections end. */
class EndingTest extends ContractTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void everyPendingCallEndsWithAReasonWhenTheServerEnds() throws Exception {
    CompletableFuture<String> held = client.async().hold(name).toCompletableFuture();
    CompletableFuture<String> later = client.holdLater(name + "-later").toCompletableFuture();
    InputStream slow = client.slow(name + "-slow");
    assertThat(slow.read()).isEqualTo('!');
    client.begun(name);
    client.begun(name + "-later");
    served.close();
    for (CompletableFuture<String> call : java.util.List.of(held, later)) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(call::get)
          .satisfies(
              e ->
                  assertThat(e.getCause())
                      .isInstanceOfAny(CommandException.class, ConnectionException.class)
                      .message()
                      .isNotEmpty());
    }
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(slow::read)
        .satisfies(
            e -> assertThat(e).isInstanceOfAny(CommandException.class, ConnectionException.class));
    assertThatExceptionOfType(ConnectionException.class)
        .isThrownBy(() -> client.mix("key", 1, java.util.List.of()));
  }

  @Test
  void drainingFinishesWhatIsInProgressAndRefusesTheRest() throws Exception {
    assumeTrue(served.isShared(), "only its own process can drain a server behind a pipe");
    CompletableFuture<String> held = client.async().hold(name).toCompletableFuture();
    client.begun(name);
    CompletableFuture<Boolean> drained = new CompletableFuture<>();
    Thread draining =
        new Thread(
            () -> {
              try {
                drained.complete(served.drain(LONG));
              } catch (InterruptedException | RuntimeException e) {
                drained.completeExceptionally(e);
              }
            });
    draining.start();
    // The server answers calls until it has noticed the end.
    CommandException refusal = refusal();
    assertThat(refusal)
        .hasMessage("mix: the server is shutting down; connect anew")
        .extracting(CommandException::code)
        .isEqualTo(ErrorCode.SHUTTING_DOWN);
    release();
    assertThat(held.join()).isEqualTo("released " + name);
    assertThat(drained.join()).isTrue();
    draining.join();
    assertThatExceptionOfType(ConnectionException.class)
        .isThrownBy(() -> client.mix("key", 1, java.util.List.of()));
  }

  @Test
  void aHandlerMayDrainItsServer() {
    assertThat(client.leave()).isEqualTo("leaving");
    awaitEnd();
  }

  @Test
  void aHandlerMayDrainItsServerOnTheEventLoop() {
    assertThat(client.leaveAtOnce()).isEqualTo("leaving");
    awaitEnd();
  }

  @Test
  void aHandlerThatDrainsWaitsForAllButItsOwnCall() throws Exception {
    assumeTrue(served.isShared(), "only its own process can drain a server behind a pipe");
    try (CommandClient other = served.connect()) {
      CompletableFuture<String> held =
          new ContractCommandsClient(other).async().hold(name).toCompletableFuture();
      client.begun(name);
      CompletableFuture<Boolean> drained = client.async().drain().toCompletableFuture();
      assertThat(refusal().code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
      assertThat(drained).isNotDone();
      release();
      assertThat(held.join()).isEqualTo("released " + name);
      assertThat(drained.join()).isTrue();
    }
    awaitEnd();
  }

  /** Calls until the connection has ended. */
  private void awaitEnd() {
    boolean ended = false;
    while (!ended) {
      try {
        client.mix("key", 1, java.util.List.of());
      } catch (CommandException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
      } catch (ConnectionException e) {
        ended = true;
      }
    }
  }

  private CommandException refusal() {
    while (true) {
      try {
        client.mix("key", 1, java.util.List.of());
      } catch (CommandException e) {
        return e;
      }
    }
  }

  /** Ends the server without its transport; it accepts no more calls. */
  private void release() {
    served.commands().release(name);
  }

  @Test
  void drainingWithNothingInProgressEndsAtOnce() throws InterruptedException {
    assumeTrue(served.isShared(), "only its own process can drain a server behind a pipe");
    assertThat(served.drain(LONG)).isTrue();
    assertThatExceptionOfType(ConnectionException.class)
        .isThrownBy(() -> client.mix("key", 1, java.util.List.of()));
  }
}
