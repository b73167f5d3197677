package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.testing.wire.TestLink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedConnectionTest {
  private final List<String> events = new ArrayList<>();
  private final TestLink link = new TestLink();
  private final WireServer server =
      WireServer.builder()
          .frameListener(
              new FrameListener() {
                @Override
                public void sent(Frame frame) {
                  events.add("sent a frame of " + frame.length() + " bytes");
                }

                @Override
                public void received(Frame frame) {
                  events.add("received a frame");
                }
              })
          .listener(
              new ServerListener() {
                @Override
                public void connectionOpened(Peer peer) {
                  events.add("opened");
                }
              })
          .build();

  @Test
  void tellsThePeerWhyAndCloses() {
    LinkHandler handler = server.refuse(link, "too many");
    assertThat(link.takeWritten()).isEmpty();
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly("0 2 stream-begin error-response protocol too many");
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
    TestLink.deliver(handler, request(1, "quick"));
    handler.onWritable();
    handler.onEndOfInput();
    handler.onClosed(null);
    assertThat(link.takeWritten()).isEmpty();
    assertThat(events).containsExactly("sent a frame of 8 bytes");
    server.close();
  }
}
