package dev.wirecommand.rogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Rogue servers that do nothing, at the times that clients wait by default. */
@EnabledIfSystemProperty(
    named = "rogue.long",
    matches = "true",
    disabledReason = "takes minutes: CONTRIBUTING.md has the command")
class RogueTimesTest {
  private VictimProcess victim;

  @BeforeEach
  void start() throws IOException {
    victim = new VictimProcess(RogueCertificate.authority());
  }

  @AfterEach
  void stop() {
    victim.close();
  }

  private String collect(RogueServer.Script script) throws IOException {
    try (RogueServer rogue = RogueServer.tcp(script)) {
      return victim.suffer("COLLECT", rogue.address(), "none");
    }
  }

  @Test
  void aHeaderThatIsNotWhole() throws IOException {
    assertThat(
            collect(
                wire -> {
                  int unused = wire.request();
                  wire.raw(new byte[] {1, 0, 0});
                  wire.awaitEnd();
                }))
        .isEqualTo("ConnectionException: the header of a frame took more than 10 s");
  }

  @Test
  void aClaimedLength() throws IOException {
    assertThat(
            collect(
                wire -> {
                  int unused = wire.request();
                  wire.raw(new byte[] {(byte) 0xff, (byte) 0xff, 0, 1, 0, 2, 1, 0x41, 5, 5});
                  wire.awaitEnd();
                }))
        .isEqualTo("ConnectionException: a frame took more than 30 s");
  }

  @Test
  void silence() throws IOException {
    assertThat(collect(RogueWire::awaitEnd))
        .isEqualTo(
            "ConnectionException: the connection failed: the server has not answered a ping for 60"
                + " s: the connection is dead");
  }
}
