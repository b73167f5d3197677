package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    writeElsewhere();
    scene.link().setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent()).containsExactly("1" + FIRST + "'waits'");
  }

  /** Another connection of the thread writes in the same room. */
  private static void writeElsewhere() {
    ServerScene other = new ServerScene();
    other
        .commands()
        .nonBlocking(
            "job",
            (CommandResponse response) -> response.cbor().writeText("the answer to another"));
    other.receive(request(1, "job"));
    assertThat(other.sent()).containsExactly("1" + FIRST + "'the answer to another'");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void isWholeWheneverThePeerStopsReading(int checks) {
    scene.link().setWritableChecks(checks);
    scene.receive(request(1, "abc"), request(3, "abc"));
    writeElsewhere();
    scene.link().setWritableChecks(-1);
    scene.connection().onWritable();
    assertThat(scene.sent()).containsExactly("1" + FIRST + "'abc'", "3" + NEXT + "'abc'");
  }

  @Test
  void goesInSmallFramesWhereMemoryIsShort() {
    commands.nonBlocking(
        "short",
        (CommandResponse response) -> {
          answer(response, "waits");
          scene.link().setMemoryShort(true);
        });
    commands.nonBlocking("raw", (CommandResponse response) -> response.raw(new byte[10_000]));
    List<Integer> lengths = new ArrayList<>();
    scene.receive(request(1, "short"), request(3, "raw"));
    assertThat(places).containsExactly("8+6");
    List<String> sent = scene.sent();
    assertThat(sent.get(0)).isEqualTo("1" + FIRST + "'waits'");
    sent.subList(1, sent.size()).forEach(frame -> lengths.add(FrameText.parse(frame).length()));
    assertThat(lengths).containsExactly(4_096, 4_096, 1_808);
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
