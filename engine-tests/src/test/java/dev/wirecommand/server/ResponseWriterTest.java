package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers are written where they go out, if they can go at once, and are whole if they can't. */
class ResponseWriterTest {
  private static final String FIRST = " 2 stream-begin bytes-response eos|cbor cbor:";
  private static final String NEXT = " 2 0 bytes-response eos|cbor cbor:";

  private final ServerScene scene = new ServerScene();
  private final DefinedCommands commands = scene.commands();
  private final List<byte[]> buffers = new ArrayList<>();

  /** Where each answer was written. */
  private final List<String> places = new ArrayList<>();

  @BeforeEach
  void define() {
    commands.nonBlocking("abc", (CommandResponse response) -> answer(response, "abc"));
    commands.nonBlocking(
        "large", (CommandResponse response) -> answer(response, "x".repeat(20_000)));
  }

  private void answer(CommandResponse response, String text) {
    CborWriter writer = response.cbor();
    writer.writeText(text);
    buffers.add(writer.buffer());
    places.add(writer.offset() + "+" + writer.size());
  }

  @Test
  void oneBehindTheOtherInTheSameRoom() {
    scene.receive(request(1, "abc"), request(3, "abc"));
    assertThat(places).containsExactly("8+4", "20+4");
    assertThat(buffers.get(1)).isSameAs(buffers.get(0));
    assertThat(scene.sent()).containsExactly("1" + FIRST + "'abc'", "3" + NEXT + "'abc'");
  }

  @Test
  void apartWhileThePeerDoesNotRead() {
    scene.link().setWritable(false);
    scene.receive(request(1, "abc"), request(3, "abc"));
    assertThat(places).containsExactly("0+4", "0+4");
    assertThat(buffers.get(1)).isNotSameAs(buffers.get(0));
    scene.link().setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent()).containsExactly("1" + FIRST + "'abc'", "3" + NEXT + "'abc'");
  }

  @Test
  void isCopiedWhereItHasToWaitAfterAll() {
    commands.nonBlocking(
        "stop",
        (CommandResponse response) -> {
          answer(response, "waits");
          scene.link().setWritable(false);
        });
    scene.receive(request(1, "stop"));
    assertThat(places).containsExactly("8+6");
    // Another connection of the thread writes in the same room meanwhile.
    ServerScene other = new ServerScene();
    other
        .commands()
        .nonBlocking(
            "job",
            (CommandResponse response) -> response.cbor().writeText("the answer to another"));
    other.receive(request(1, "job"));
    assertThat(other.sent()).containsExactly("1" + FIRST + "'the answer to another'");
    scene.link().setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent()).containsExactly("1" + FIRST + "'waits'");
  }

  /** An answer that was written in the room, and would keep all of that where it waits. */
  private static ByteSlice written(TestLink link, int sendPayload, boolean stillWritable) {
    ResponseWriter responses =
        new ResponseWriter(
            new OutputQueue(
                link, new ConnectionAccount(MemoryLimits.DEFAULT), FrameListener.NONE, () -> null),
            sendPayload);
    CborWriter writer = responses.borrow();
    writer.writeText("abc");
    link.setWritable(stillWritable);
    return responses.payload(writer);
  }

  @Test
  void aCopyHoldsTheAnswerAlone() {
    TestLink link = new TestLink();
    assertThat(written(link, 4, true).array()).hasSizeGreaterThan(4);
    assertThat(written(link, 3, true).array()).hasSize(4);
    assertThat(written(link, 4, false).array()).hasSize(4);
  }

  @Test
  void isCopiedWhereItTakesSeveralFrames() {
    scene.limits(Limits.builder().sendPayload(3));
    scene.receive(request(1, "abc"), request(3, "abc"));
    assertThat(places).containsExactly("8+4", "0+4");
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin bytes-response continuation|cbor cab",
            "1 2 0 bytes-response eos|cbor c",
            "3 2 0 bytes-response continuation|cbor cab",
            "3 2 0 bytes-response eos|cbor c");
  }

  @Test
  void outgrowsTheRoom() {
    String large = "'" + "x".repeat(20_000) + "'";
    scene.receive(request(1, "abc"), request(3, "large"), request(5, "large"), request(7, "abc"));
    assertThat(buffers.get(1)).isNotSameAs(buffers.get(0));
    assertThat(scene.sent())
        .containsExactly(
            "1" + FIRST + "'abc'", "3" + NEXT + large, "5" + NEXT + large, "7" + NEXT + "'abc'");
    scene.receive(request(1, "abc"));
    assertThat(places).endsWith("8+4");
    assertThat(scene.sent()).containsExactly("1" + NEXT + "'abc'");
  }

  @Test
  void whatAFailureLeavesBehindIsNotSent() {
    commands.nonBlocking(
        "fail",
        (CommandResponse response) -> {
          answer(response, "nobody's");
          throw new CommandException("gone");
        });
    scene.receive(request(1, "fail"), request(3, "abc"));
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin error-response application gone", "3" + NEXT + "'abc'");
  }

  @Test
  void anAnswerThatIsCompletedWhileAnotherIsWritten() {
    CompletableFuture<String> later = new CompletableFuture<>();
    commands.nonBlocking(
        "later", (CommandResponse response) -> response.later(later, this::answer));
    commands.nonBlocking(
        "complete",
        (CommandResponse response) -> {
          CborWriter writer = response.cbor();
          writer.writeArrayHeader(2);
          writer.writeText("before");
          later.complete("meanwhile");
          writer.writeText("after");
        });
    scene.receive(request(1, "later"), request(3, "complete"));
    assertThat(scene.sent())
        .containsExactlyInAnyOrder("1" + FIRST + "'meanwhile'", "3" + NEXT + "['before', 'after']");
  }
}
