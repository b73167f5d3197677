package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Clients over others: with options, and behind interceptors. */
class ViewsTest {
  private final List<String> seen = new ArrayList<>();
  private final Below below = new Below();

  @Test
  void theLastInterceptorSeesACallFirst() {
    CommandClient client =
        below
            .with(new Noting("first"))
            .with(CallOptions.builder().traceparent("p").build())
            .with(new Noting("last"));
    client.call(Made.call("a"));
    client.open(Made.call("b"));
    assertThat(seen)
        .containsExactly(
            "last call a null",
            "first call a p",
            "below call a p",
            "last open b null",
            "first open b p",
            "below open b p");
  }

  @Test
  void anInterceptorMayAnswerItself() {
    CommandReply reply = new CommandReply(new byte[0], false);
    CommandClient client = below.with((call, next) -> CompletableFuture.completedFuture(reply));
    assertThat(client.call(Made.call("a"))).isCompletedWithValue(reply);
    client.open(Made.call("b"));
    assertThat(seen).containsExactly("below open b null");
  }

  @Test
  void aViewIsTheClientOtherwise() {
    CommandClient client =
        below.with(new Noting("x")).with(CallOptions.builder().traceparent("p").build());
    below.ownThread = true;
    assertThat(client.isOwnThread()).isTrue();
    assertThat(client.isOpen()).isTrue();
    assertThat(client.isLeaving()).isFalse();
    below.leaving = true;
    assertThat(client.isLeaving()).isTrue();
    assertThat(client.isOpen()).isTrue();
    client.whenClosed(() -> seen.add("closed"));
    client.close();
    assertThat(seen).containsExactly("closed");
    assertThat(client.isOpen()).isFalse();
    assertThat(below.isOpen()).isFalse();
  }

  private final class Noting implements ClientInterceptor {
    private final String name;

    Noting(String name) {
      this.name = name;
    }

    @Override
    public CompletableFuture<CommandReply> call(CommandCall call, CommandClient next) {
      note(name + " call", call);
      return next.call(call);
    }

    @Override
    public ResponseStream open(CommandCall call, CommandClient next) {
      note(name + " open", call);
      return next.open(call);
    }
  }

  private void note(String what, CommandCall call) {
    seen.add(what + " " + call.command().name() + " " + call.options().traceparent());
  }

  private final class Below implements CommandClient {
    private boolean ownThread;
    private final ClosedActions closing = new ClosedActions();
    private boolean leaving;
    private boolean closed;

    @Override
    public CompletableFuture<CommandReply> call(CommandCall call) {
      note("below call", call);
      return new CompletableFuture<>();
    }

    @Override
    public ResponseStream open(CommandCall call) {
      note("below open", call);
      return null;
    }

    @Override
    public boolean isOwnThread() {
      return ownThread;
    }

    @Override
    public boolean isOpen() {
      return !closed;
    }

    @Override
    public boolean isLeaving() {
      return leaving;
    }

    @Override
    public Runnable whenClosed(Runnable action) {
      return closing.add(action);
    }

    @Override
    public void close() {
      closed = true;
      closing.close();
    }
  }
}
