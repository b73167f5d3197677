package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.engine.BlockingExecutor;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ClientOptionsTest {
  @Test
  void hasDefaults() {
    ClientOptions options = ClientOptions.DEFAULT;
    assertThat(options.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(options.frameListener()).isSameAs(FrameListener.NONE);
    assertThat(options.listener()).isSameAs(ClientListener.NONE);
    assertThat(options.callOptions()).isSameAs(CallOptions.NONE);
    assertThat(options.executor()).isSameAs(BlockingExecutor.EXECUTOR);
    assertThat(options.cancels()).isTrue();
    assertThat(options.responseWindow()).isEqualTo(262_144);
    assertThat(options.stallTime()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void takesOthers() {
    Limits limits = Limits.builder().sendPayload(5).build();
    FrameListener frames =
        new FrameListener() {
          @Override
          public void sent(Frame frame) {}

          @Override
          public void received(Frame frame) {}
        };
    ClientListener listener = new ClientListener() {};
    CallOptions calls = CallOptions.builder().traceparent("p").build();
    Executor executor = Runnable::run;
    ClientOptions options =
        ClientOptions.builder()
            .limits(limits)
            .frameListener(frames)
            .listener(listener)
            .callOptions(calls)
            .executor(executor)
            .cancels(false)
            .responseWindow(1)
            .stallTime(Duration.ofNanos(1))
            .build();
    assertThat(options.limits()).isSameAs(limits);
    assertThat(options.frameListener()).isSameAs(frames);
    assertThat(options.listener()).isSameAs(listener);
    assertThat(options.callOptions()).isSameAs(calls);
    assertThat(options.executor()).isSameAs(executor);
    assertThat(options.cancels()).isFalse();
    assertThat(options.responseWindow()).isEqualTo(1);
    assertThat(options.stallTime()).isEqualTo(Duration.ofNanos(1));
  }

  @Test
  void framesAreTold() {
    List<String> told = new ArrayList<>();
    FrameListener frames =
        new FrameListener() {
          @Override
          public void sent(Frame frame) {
            told.add("sent " + frame.requestId());
          }

          @Override
          public void received(Frame frame) {
            told.add("received " + frame.requestId());
          }
        };
    TestLink link = new TestLink();
    ClientConnection client =
        new ClientConnection(link, ClientOptions.builder().frameListener(frames).build());
    client.call(Made.call("a"));
    link.runTasks();
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos ok");
    assertThat(told).containsExactly("sent 1", "received 1");
  }

  @Test
  void refusesWhatMeansNothing() {
    assertThatThrownBy(() -> ClientOptions.builder().responseWindow(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a response window must be 1 or more, is 0");
    assertThatThrownBy(() -> ClientOptions.builder().stallTime(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a stall time must be more than 0, is PT0S");
  }
}
