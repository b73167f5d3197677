package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ServerConnectionTest {
  private static final String REQUEST = " 1 0 command-request new cbor:{b'name': b'%s'}";

  private final TestLink link = new TestLink();
  private final Queue<Runnable> handlers = new ArrayDeque<>();
  private boolean rejecting;
  private LinkHandler connection = connect(Limits.DEFAULT);

  private LinkHandler connect(Limits limits) {
    return WireServer.builder()
        .dispatch(new Dispatch())
        .limits(limits)
        .executor(
            task -> {
              if (rejecting) {
                throw new RejectedExecutionException();
              }
              handlers.add(task);
            })
        .build()
        .connect(link);
  }

  @Test
  void sendsAnswersInOneFlushInTheOrderInWhichTheyCame() {
    receive(request(1, "number"), request(3, "bytes"));
    assertThat(link.takeWritten()).isEmpty();
    Runnable first = handlers.remove();
    handlers.remove().run();
    first.run();
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            "3 2 stream-begin bytes-response eos raw", "1 2 0 bytes-response eos|cbor cbor:7");
    assertThat(link.flushes()).isEqualTo(1);
  }

  @Test
  void refusesAnUnknownCommandAndNamesThoseThatThereAre() {
    receive("1 1 stream-begin command-request new cbor:{b'name': b'nu\\nber'}");
    assertThat(link.takeWritten())
        .containsExactly(
            "1 2 stream-begin error-response application"
                + " unknown command 'nu\\\\nber'; there are number, bytes, refuse, crash, silent");
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void aRefusalIsToldInItsOwnWords() {
    receive(request(1, "refuse"));
    runHandlers();
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin error-response application not today");
  }

  @Test
  void aFailureIsToldByItsIdAlone() {
    receive(request(1, "crash"));
    runHandlers();
    assertThat(link.takeWritten())
        .singleElement()
        .asString()
        .matches("1 2 stream-begin error-response application crash: internal error [0-9a-f-]{36}");
  }

  @Test
  void aHandlerThatGivesNoAnswerIsAFailure() {
    receive(request(1, "silent"));
    runHandlers();
    assertThat(link.takeWritten())
        .singleElement()
        .asString()
        .matches(
            "1 2 stream-begin error-response application silent: internal error [0-9a-f-]{36}");
  }

  @Test
  void anExecutorThatTakesNothingMeansThatTheServerIsOverloaded() {
    rejecting = true;
    receive(request(1, "number"));
    assertThat(link.takeWritten())
        .containsExactly(
            "1 2 stream-begin error-response application"
                + " number: the server has no thread for it; try later");
  }

  @Test
  void aProtocolErrorIsToldAndThenTheLinkIsClosed() {
    receive(request(1, "number"), "1 1 0 command-data eos x", request(3, "number"));
    assertThat(link.takeWritten())
        .containsExactly(
            "1 2 stream-begin error-response protocol"
                + " command-data of request 1, which is active");
    assertThat(link.isClosed()).isTrue();
    // Whatever the handler still answers goes nowhere.
    runHandlers();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void anAnswerForALinkThatIsGoneGoesNowhere() {
    receive(request(1, "number"));
    connection.onClosed(null);
    runHandlers();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void sendsNoFurtherWhileThePeerDoesNotRead() {
    link.setWritable(false);
    receive(request(1, "number"));
    runHandlers();
    assertThat(link.takeWritten()).isEmpty();
    // The peer may still take back what it asked for.
    assertThat(link.isReading()).isTrue();
    link.setWritable(true);
    connection.onWritable();
    assertThat(link.takeWritten()).hasSize(1);
  }

  @Test
  void readsNoFurtherWhileThePeerTakesNoneOfItsManyAnswers() {
    byte[] half = new byte[(1 << 19) + 1];
    connection =
        WireServer.builder()
            .dispatch(new DefinedCommands().nonBlocking("large", response -> response.raw(half)))
            .build()
            .connect(link);
    link.setWritable(false);
    receive(request(1, "large"));
    assertThat(link.isReading()).isTrue();
    receive(request(3, "large"));
    assertThat(link.isReading()).isFalse();
    link.setWritable(true);
    connection.onWritable();
    // One frame of each in turn.
    assertThat(link.takeWritten())
        .hasSize(34)
        .extracting(frame -> frame.substring(0, 2))
        .startsWith("1 ", "3 ", "1 ", "3 ");
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void answersWhatRunsBeforeItClosesAtTheEndOfInput() {
    receive(request(1, "number"));
    connection.onEndOfInput();
    assertThat(link.isClosed()).isFalse();
    runHandlers();
    assertThat(link.takeWritten()).hasSize(1);
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void aPeerThatHasEndedItsSideIsWaitedForNoLongerThanThat() {
    receive(request(1, "number"));
    connection.onEndOfInput();
    link.advance(Duration.ofMillis(4_999));
    assertThat(link.takeWritten()).isEmpty();
    link.advance(Duration.ofMillis(1));
    assertThat(link.takeWritten())
        .containsExactly(
            "1 2 stream-begin error-response application number: the connection is gone");
    assertThat(link.isClosed()).isTrue();
    runHandlers();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void standardStreamsMayEndAndBeAnsweredAnyTimeLater() {
    link.setPeer(Peer.of(Peer.Transport.STDIO, null));
    connection = connect(Limits.DEFAULT);
    receive(request(1, "number"));
    connection.onEndOfInput();
    link.advance(Duration.ofDays(1));
    assertThat(link.takeWritten()).hasSize(28_800).last().isEqualTo("1 2 0 text-output 0 cbor:[]");
    runHandlers();
    assertThat(link.takeWritten()).containsExactly("1 2 0 bytes-response eos|cbor cbor:7");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void closesAtOnceAtTheEndOfInputWhereNothingRuns() {
    connection.onEndOfInput();
    assertThat(link.isClosed()).isTrue();
  }

  private static String request(int id, String command) {
    String flags = id == 1 ? " 1 stream-begin command-request new cbor:{b'name': b'%s'}" : REQUEST;
    return id + flags.formatted(command);
  }

  private void receive(String... frames) {
    TestLink.deliver(connection, frames);
  }

  private void runHandlers() {
    for (Runnable handler = handlers.poll(); handler != null; handler = handlers.poll()) {
      handler.run();
    }
    link.runTasks();
  }

  /** What the processor would generate for five commands without arguments. */
  private static final class Dispatch implements CommandDispatch {
    @Override
    public List<CommandDescriptor> commands() {
      List<CommandDescriptor> commands = new ArrayList<>();
      for (String name : List.of("number", "bytes", "refuse", "crash", "silent")) {
        commands.add(
            CommandDescriptor.builder(name, Permission.READ)
                .result(ResultForm.VALUE, "int")
                .build());
      }
      return commands;
    }

    @Override
    public PreparedCall prepare(
        int ordinal, CborReader arguments, CommandContext context, CommandData data) {
      return switch (ordinal) {
        case 0 -> response -> response.cbor().writeLong(7);
        case 1 -> response -> response.raw(new byte[] {'r', 'a', 'w'});
        case 2 ->
            response -> {
              throw new CommandException("not today");
            };
        case 3 ->
            response -> {
              throw new IllegalStateException("a secret");
            };
        default -> response -> {};
      };
    }
  }
}
