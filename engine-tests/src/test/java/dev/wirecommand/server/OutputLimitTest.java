package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that takes none of its answers gets no more of them made. */
class OutputLimitTest {
  private static final byte[] HALF = new byte[1 << 19];

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<Integer> ran = new ArrayList<>();

  @BeforeEach
  void define() {
    commands.nonBlocking(
        "half",
        (context, data, response) -> {
          ran.add(context.requestId());
          response.raw(HALF);
        });
    commands.nonBlocking(
        "whole",
        (context, data, response) -> {
          ran.add(context.requestId());
          response.raw(new byte[(1 << 20) + 1]);
        });
    commands.nonBlocking("now", response -> response.cbor().writeNull());
    commands.nonBlocking(
        "stream",
        (CommandResponse response) -> response.bytes(new ByteArrayInputStream(new byte[100])));
    link.setWritable(false);
  }

  private void read() {
    link.setWritable(true);
    scene.connection().onWritable();
    link.setWritable(false);
  }

  @Test
  void requestsWaitWhileTwoAnswersOfMoreThanAMebibyteDo() {
    scene.receive(request(1, "half"), request(3, "half"), request(5, "half"), request(7, "half"));
    // With the headers, the first two are more than that.
    assertThat(ran).containsExactly(1, 3);
    assertThat(link.isReading()).isFalse();
    read();
    assertThat(ran).containsExactly(1, 3, 5, 7);
    assertThat(link.isReading()).isTrue();
    scene.sent();
  }

  @Test
  void whatWaitsIsRunAsTheOthersGo() {
    scene.limits(Limits.builder().runningCommands(1));
    scene.receive(request(1, "half"), request(3, "half"), request(5, "half"), request(7, "now"));
    assertThat(ran).containsExactly(1, 3);
    read();
    assertThat(scene.sent()).hasSize(3 * 16 + 1);
    assertThat(ran).containsExactly(1, 3, 5);
  }

  @Test
  void standardCommandsAreAnsweredStill() {
    scene.receive(request(1, "half"), request(3, "half"), request(5, "half"), cancel(7, 5));
    assertThat(ran).containsExactly(1, 3);
    read();
    assertThat(scene.sent())
        .contains(
            "5 2 0 error-response application half: cancelled by the peer",
            "7 2 stream-begin bytes-response eos|cbor cbor:True");
    assertThat(ran).containsExactly(1, 3);
  }

  @Test
  void oneLongAnswerIsNotTooMuch() {
    scene.receive(request(1, "whole"));
    assertThat(link.isReading()).isTrue();
    scene.receive(request(3, "now"));
    assertThat(link.isReading()).isFalse();
  }

  @Test
  void norIsItWithStreamsAndTextBesides() {
    scene.receive(request(1, "stream"), request(3, "stream"), request(5, "whole"));
    scene.runHandlers();
    assertThat(link.isReading()).isTrue();
    assertThat(ran).containsExactly(5);
  }

  @Test
  void whatWaitedForThePeerNeedsASlotOfTheServer() {
    scene.limits(Limits.builder().serverRunningCommands(1));
    scene.receive(request(1, "half"), request(3, "half"), request(5, "half"));
    TestLink other = new TestLink();
    LinkHandler connection = scene.server().connect(other);
    TestLink.deliver(connection, request(1, "stream").replace(" 1 0 ", " 1 stream-begin "));
    read();
    assertThat(ran).containsExactly(1, 3);
    assertThat(scene.sent())
        .hasSize(33)
        .endsWith("5 2 0 error-response application half: the server runs 1 commands; try later");
  }
}
