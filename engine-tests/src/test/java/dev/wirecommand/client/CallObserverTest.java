package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.command.TextOutput;
import dev.wirecommand.testing.wire.TestLink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a server says beside an answer (section 4 of the protocol). */
class CallObserverTest {
  private final TestLink link = new TestLink();
  private final ClientConnection client = new ClientConnection(link, ClientOptions.DEFAULT);
  private final List<Object> observed = new ArrayList<>();

  @Test
  void isToldOfTextAndProgress() {
    CompletableFuture<CommandReply> call = begun(new Noting());
    TestLink.deliver(
        client,
        "1 2 stream-begin text-output 0 cbor:[{b'msg': b'a %s', b'args': [b'b']}, {b'msg': b'c'}]",
        "1 2 0 progress 0 cbor:{b'pos': 1, b'topic': b't', b'total': 2}",
        "1 2 0 bytes-response eos ok");
    assertThat(observed)
        .containsExactly(
            TextOutput.of("a %s", "b"),
            TextOutput.of("c"),
            new ProgressUpdate("t", 1, 2, null, null));
    assertThat(call).isCompleted();
  }

  @Test
  void whatItThrowsDisturbsNothing() {
    CompletableFuture<CommandReply> call =
        begun(
            new CallObserver() {
              @Override
              public void text(TextOutput atom) {
                observed.add(atom);
                throw new IllegalStateException("an observer's own affair");
              }

              @Override
              public void progress(ProgressUpdate progress) {
                observed.add(progress);
                throw new IllegalStateException("an observer's own affair");
              }
            });
    TestLink.deliver(
        client,
        "1 2 stream-begin text-output 0 cbor:[{b'msg': b'a'}, {b'msg': b'b'}]",
        "1 2 0 progress 0 cbor:{b'pos': 1, b'topic': b't', b'total': 2}",
        "1 2 0 bytes-response eos ok");
    assertThat(observed).hasSize(3);
    assertThat(call).isCompleted();
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void isNotToldOfTextOutputWithoutText() {
    CompletableFuture<CommandReply> call = begun(new Noting());
    TestLink.deliver(
        client, "1 2 stream-begin text-output 0 cbor:[]", "1 2 0 bytes-response eos ok");
    assertThat(observed).isEmpty();
    assertThat(call).isCompleted();
  }

  @Test
  void isNotToldOfACallThatWasTakenBack() {
    begun(new Noting()).cancel(false);
    link.runTasks();
    TestLink.deliver(client, "1 2 stream-begin text-output 0 cbor:[{b'msg': b'a'}]");
    assertThat(observed).isEmpty();
  }

  @Test
  void needNotBeThere() {
    CompletableFuture<CommandReply> call = begun(null);
    TestLink.deliver(
        client,
        "1 2 stream-begin text-output 0 cbor:[{b'msg': b'a'}]",
        "1 2 0 progress 0 cbor:{b'pos': 1, b'topic': b't', b'total': 2}",
        "1 2 0 bytes-response eos ok");
    assertThat(call).isCompleted();
  }

  @Test
  void mayOverrideAsMuchAsItLikes() {
    CompletableFuture<CommandReply> call = begun(new CallObserver() {});
    TestLink.deliver(
        client,
        "1 2 stream-begin text-output 0 cbor:[{b'msg': b'a'}]",
        "1 2 0 progress 0 cbor:{b'pos': 1, b'topic': b't', b'total': 2}",
        "1 2 0 bytes-response eos ok");
    assertThat(call).isCompleted();
  }

  private CompletableFuture<CommandReply> begun(CallObserver observer) {
    CallOptions options =
        observer == null ? CallOptions.NONE : CallOptions.builder().observer(observer).build();
    CompletableFuture<CommandReply> call = client.call(Made.call("a", CommandData.none(), options));
    link.runTasks();
    return call;
  }

  private final class Noting implements CallObserver {
    @Override
    public void text(TextOutput atom) {
      observed.add(atom);
    }

    @Override
    public void progress(ProgressUpdate progress) {
      observed.add(progress);
    }
  }
}
