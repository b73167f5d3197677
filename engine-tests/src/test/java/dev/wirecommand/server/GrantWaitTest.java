package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static dev.wirecommand.testing.wire.Frames.window;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import dev.wirecommand.transport.WriteGuard;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests how long a server waits for a peer that does not grant what its responses need. */
class GrantWaitTest {
  private static final String COMPLAINT =
      "the peer has granted nothing of what waits for it for 180 s";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final List<String> complaints = new ArrayList<>();
  private final WriteGuard guard =
      new WriteGuard(
          link, WriteDeadlines.DEFAULT, sent -> sent, late -> complaints.add(late.getMessage()));

  @BeforeEach
  void define() {
    link.onGrants(guard::granted, guard::awaitGrant);
    scene
        .commands()
        .nonBlocking(
            "get",
            (CommandResponse response) ->
                response.bytes(new ByteArrayInputStream("0123456789".getBytes(US_ASCII))));
    scene.commands().nonBlocking("quick", response -> response.cbor().writeNull());
  }

  @AfterEach
  void stop() {
    guard.stop();
  }

  private void pass(int seconds) {
    link.advance(Duration.ofSeconds(seconds));
  }

  @Test
  void aPeerMayGrantNothingForThreeMinutes() {
    scene.exchange(requestWithMeta(1, "get", "b'window': 4"));
    pass(179);
    assertThat(complaints).isEmpty();
    pass(1);
    assertThat(complaints).containsExactly(COMPLAINT);
  }

  @Test
  void eachGrantStartsTheTimeAnew() {
    scene.exchange(requestWithMeta(1, "get", "b'window': 1"));
    for (int i = 0; i < 8; i++) {
      pass(179);
      assertThat(scene.exchange(window(1, 1))).hasSize(1);
    }
    pass(179);
    assertThat(complaints).isEmpty();
    pass(1);
    assertThat(complaints).containsExactly(COMPLAINT);
  }

  @Test
  void aGrantThatOpensNothingIsASignOfLifeToo() {
    scene.commands().blocking("later", response -> response.cbor().writeNull());
    scene.exchange(requestWithMeta(1, "get", "b'window': 4"));
    scene.receive(requestWithMeta(3, "later", "b'window': 4"));
    pass(170);
    scene.receive(window(3, 1));
    pass(179);
    assertThat(complaints).isEmpty();
    pass(1);
    assertThat(complaints).containsExactly(COMPLAINT);
  }

  @Test
  void pingsAreNone() {
    scene.exchange(requestWithMeta(1, "get", "b'window': 4"));
    for (int i = 0; i < 17; i++) {
      pass(10);
      assertThat(scene.exchange(request(3, "wirecommand.ping"))).hasSize(1);
    }
    assertThat(complaints).isEmpty();
    pass(10);
    assertThat(complaints).containsExactly(COMPLAINT);
  }

  @Test
  void otherResponsesAreSome() {
    scene.exchange(requestWithMeta(1, "get", "b'window': 4"));
    for (int i = 0; i < 10; i++) {
      pass(179);
      assertThat(scene.exchange(request(3, "quick"))).hasSize(1);
    }
    assertThat(complaints).isEmpty();
    pass(180);
    assertThat(complaints).containsExactly(COMPLAINT);
  }

  @Test
  void onceAllIsGrantedNothingIsWaitedFor() {
    scene.exchange(requestWithMeta(1, "get", "b'window': 4"));
    pass(100);
    scene.exchange(window(1, 6));
    pass(3_600);
    assertThat(complaints).isEmpty();
    // The next wait has its own time.
    scene.exchange(requestWithMeta(1, "get", "b'window': 4"));
    pass(179);
    assertThat(complaints).isEmpty();
    pass(1);
    assertThat(complaints).containsExactly(COMPLAINT);
  }
}
