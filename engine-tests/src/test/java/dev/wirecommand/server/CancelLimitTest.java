package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.RateLimits;
import dev.wirecommand.testing.wire.ServerScene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CancelLimitTest {
  private final ServerScene scene = new ServerScene();

  CancelLimitTest() {
    scene.commands().blocking("job", response -> response.cbor().writeNull());
    scene.limits(Limits.builder().rates(RateLimits.builder().cancels(20).build()));
  }

  private void callAndCancel(int times) {
    for (int i = 0; i < times; i++) {
      scene.receive(request(1, "job"), cancel(3, 1));
      scene.runHandlers();
    }
  }

  @Test
  void callsThatAreCancelledOverAndOverEndTheConnection() {
    callAndCancel(20);
    assertThat(scene.sent()).hasSize(40);
    callAndCancel(1);
    assertThat(scene.link().takeWritten())
        .hasSize(3)
        .endsWith(
            "0 2 0 error-response protocol more than 20 calls were cancelled at once, or a tenth of"
                + " that each second, the limit cancels");
    assertThat(scene.link().isClosed()).isTrue();
  }

  @Test
  void aTenthIsAllowedAgainEachSecond() {
    callAndCancel(20);
    scene.link().advance(Duration.ofSeconds(1));
    callAndCancel(2);
    assertThat(scene.sent()).hasSize(44);
    callAndCancel(1);
    assertThat(scene.link().isClosed()).isTrue();
  }

  @Test
  void cancelsThatFindNoCallAreFree() {
    scene.exchange(request(1, "job"));
    for (int i = 0; i < 100; i++) {
      scene.receive(cancel(3, 1));
    }
    assertThat(scene.sent()).hasSize(100);
    assertThat(scene.link().isClosed()).isFalse();
  }
}
