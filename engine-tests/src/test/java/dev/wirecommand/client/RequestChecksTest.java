package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.Permission;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests of calls that the client refuses itself, and of calls that never reach the server. */
class RequestChecksTest {
  private final TestLink link = new TestLink();
  private final List<String> seen = new ArrayList<>();
  private final ClientConnection client =
      new ClientConnection(
          link,
          ClientOptions.builder()
              .limits(Limits.builder().nameBytes(3).build())
              .executor(Runnable::run)
              .build());

  @Test
  void aRequestBeyondALimitIsRefusedOnTheCallersThreadAndSendsNothing() {
    ByteArrayInputStream stream =
        new ByteArrayInputStream(new byte[1]) {
          @Override
          public void close() throws IOException {
            seen.add("closed");
            super.close();
          }
        };
    assertThatThrownBy(() -> client.call(Made.call("long", CommandData.of(stream))))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo("limit-exceeded"));
    assertThatThrownBy(() -> client.call(Made.call("long"), reply -> reply))
        .isInstanceOf(CommandException.class);
    assertThatThrownBy(() -> client.open(Made.call("long"))).isInstanceOf(CommandException.class);
    assertThat(seen).containsExactly("closed");
    client.call(Made.call("abc"));
    link.runTasks();
    assertThat(link.takeWritten()).hasSize(1);
  }

  @Test
  void anInterceptorSeesAnErrorOfTheServerAsAFailure() {
    CommandClient intercepted =
        client.with(
            (call, next) ->
                next.call(call)
                    .whenComplete(
                        (reply, failure) ->
                            seen.add(
                                reply
                                    + " "
                                    + (failure instanceof CommandException e
                                        ? e.code()
                                        : failure))));
    intercepted.call(Made.call("a"));
    link.runTasks();
    TestLink.deliver(
        client,
        "1 2 stream-begin error-response application cbor:{b'code': b'not-found',"
            + " b'message': b'no'}");
    assertThat(seen).containsExactly("null not-found");
  }

  @Test
  void aCallThatWasNotSentSaysSo() {
    CompletableFuture<CommandReply> sent = client.call(Made.call("a"));
    link.runTasks();
    link.setWritable(false);
    CompletableFuture<CommandReply> queued = client.call(Made.call("b"));
    link.runTasks();
    client.onEndOfInput();
    CompletableFuture<CommandReply> late = client.call(Made.call("c"));
    link.runTasks();
    assertThatThrownBy(sent::join).cause().isExactlyInstanceOf(ConnectionException.class);
    assertThatThrownBy(queued::join).cause().isExactlyInstanceOf(UnsentCallException.class);
    assertThatThrownBy(late::join).cause().isExactlyInstanceOf(UnsentCallException.class);
  }

  @Test
  void aProtocolErrorThatTheServerReportsSaysSo() {
    CompletableFuture<CommandReply> sent = client.call(Made.call("a"));
    link.runTasks();
    TestLink.deliver(client, "1 2 stream-begin error-response protocol no");
    assertThatThrownBy(sent::join)
        .cause()
        .isExactlyInstanceOf(ReportedProtocolErrorException.class)
        .hasMessage("the server reports a protocol error: no");
  }

  @Test
  void theEndRunsTheActionsForIt() {
    client.whenClosed(() -> seen.add("a"));
    client.whenClosed(() -> seen.add("b")).run();
    client.close();
    assertThat(seen).isEmpty();
    link.runTasks();
    assertThat(seen).containsExactly("a");
    client.whenClosed(() -> seen.add("c"));
    assertThat(seen).containsExactly("a", "c");
  }

  @Test
  void theConnectionOfACallIsNoted() {
    CallRoute route = CallRoute.any();
    CommandCall call =
        new CommandCall(
            new CommandName("a", Permission.WRITE),
            new byte[] {(byte) 0xA0},
            CommandData.none(),
            CallOptions.NONE.withRoute(route));
    client.with(CallOptions.builder().traceparent("p").build()).call(call);
    assertThat(route.taken()).isSameAs(client);
    Object other = new Object();
    route.take(other);
    client.call(call);
    assertThat(route.taken()).isSameAs(other);
  }
}
