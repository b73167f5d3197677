package dev.wirecommand.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.command.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Tests that a handler learns that its call was cancelled, and why. */
class CancellingTest extends ContractTest {
  @Test
  void cancellingAFutureInterruptsTheHandler() {
    CompletableFuture<String> call = client.async().hold(name).toCompletableFuture();
    client.begun(name);
    call.cancel(false);
    assertThat(client.seen(name).toCompletableFuture().join()).isEqualTo("interrupted BY_PEER");
  }

  @Test
  void cancellingAFutureTellsAHandlerThatHasNoThread() {
    CompletableFuture<String> call = client.holdLater(name).toCompletableFuture();
    client.begun(name);
    call.cancel(false);
    assertThat(client.seen(name).toCompletableFuture().join()).isEqualTo("cancelled BY_PEER");
  }

  @Test
  void interruptingABlockingCallTellsTheHandler() throws InterruptedException {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                client.hold(name);
              } catch (ConnectionException e) {
                thrown.complete(e);
              }
            });
    caller.start();
    client.begun(name);
    caller.interrupt();
    assertThat(thrown.join())
        .hasMessage("hold: interrupted while waiting for the answer")
        .isInstanceOf(ConnectionException.class);
    caller.join();
    assertThat(client.seen(name).toCompletableFuture().join()).isEqualTo("interrupted BY_PEER");
  }

  @Test
  void aDeadlineThatPassesEndsTheCallOnBothSides() {
    // Long enough even for a server that has just started.
    CallOptions options = CallOptions.builder().timeout(Duration.ofSeconds(1)).build();
    CompletableFuture<String> call = client.with(options).holdLater(name).toCompletableFuture();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(call::get)
        .havingCause()
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
    assertThat(client.seen(name).toCompletableFuture().join())
        .isIn("cancelled DEADLINE", "cancelled BY_PEER");
  }

  @Test
  void closingAStreamEarlyClosesItsSource() throws IOException {
    try (InputStream stream = client.endless(name)) {
      assertThat((byte) stream.read()).isEqualTo(Pattern.at(name.hashCode(), 0));
    }
    assertThat(client.seen(name).toCompletableFuture().join()).isEqualTo("closed");
  }

  @Test
  void aSourceThatIgnoresInterruptsIsClosed() throws IOException {
    try (InputStream stream = client.deaf(name)) {
      assertThat(stream.read()).isEqualTo('!');
      client.begun(name);
    }
    assertThat(client.seen(name).toCompletableFuture().join()).isEqualTo("ended");
  }

  @Test
  void aSourceThatIgnoresInterruptsIsClosedAfterItsConnection() throws IOException {
    assumeTrue(served.isShared(), "only another connection can tell");
    try (CommandClient other = served.connect()) {
      ContractCommandsClient onOther = new ContractCommandsClient(other);
      assertThat(onOther.deaf(name).read()).isEqualTo('!');
      onOther.begun(name);
    }
    assertThat(client.seen(name).toCompletableFuture().join()).isEqualTo("ended");
  }

  @Test
  void closingAConnectionTellsTheHandlersOfItsCalls() throws IOException {
    List<CompletableFuture<String>> calls;
    try (CommandClient other = served.connect()) {
      ContractCommandsClient onOther = new ContractCommandsClient(other);
      calls =
          List.of(
              onOther.async().hold(name).toCompletableFuture(),
              onOther.holdLater(name + "-later").toCompletableFuture());
      onOther.begun(name);
      onOther.begun(name + "-later");
    }
    for (CompletableFuture<String> call : calls) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(call::get)
          .havingCause()
          .isInstanceOf(ConnectionException.class)
          .withMessage("the connection was closed on this side");
    }
    if (served.isShared()) {
      assertThat(client.seen(name).toCompletableFuture().join()).isEqualTo("interrupted BY_PEER");
      assertThat(client.seen(name + "-later").toCompletableFuture().join())
          .isEqualTo("cancelled BY_PEER");
    }
  }
}
