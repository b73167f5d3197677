package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandProgress;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far a command has come, as the peer is told of it. */
class ProgressTopicTest {
  private static final String FIRST = "1 2 stream-begin progress 0 ";
  private static final String NEXT = "1 2 0 progress 0 ";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private CommandContext context;

  @BeforeEach
  void run() {
    commands.blocking("job", (context, data, response) -> response.cbor().writeNull());
    scene
        .builder()
        .interceptor(
            (context, command, next) -> {
              this.context = context;
              return next;
            });
    scene.receive(request(1, "job"));
  }

  private CommandProgress progress() {
    return context.progress("files");
  }

  private java.util.List<String> sent() {
    link.runTasks();
    return scene.sent();
  }

  @Test
  void tellsAllThatWasSaid() {
    progress().total(9).unit("files").item("a").position(0).item(null).position(4);
    assertThat(sent())
        .containsExactly(
            FIRST
                + "cbor:{b'pos': 0, b'item': b'a', b'label': b'files', b'topic': b'files',"
                + " b'total': 9}",
            NEXT + "cbor:{b'pos': 4, b'label': b'files', b'topic': b'files', b'total': 9}");
  }

  @Test
  void tellsNothingBeforeTheFirstPosition() {
    try (CommandProgress progress = progress()) {
      progress.total(9).unit("files").item("a");
    }
    assertThat(sent()).isEmpty();
  }

  @Test
  void closingEndsTheTopicOnce() {
    CommandProgress progress = progress();
    progress.total(9).position(4);
    progress.close();
    progress.close();
    progress.position(5);
    assertThat(sent())
        .containsExactly(
            FIRST + "cbor:{b'pos': 4, b'topic': b'files', b'total': 9}",
            NEXT + "cbor:{b'pos': -1, b'topic': b'files', b'total': 0}");
  }

  @Test
  void eachTopicGoesByItself() {
    CommandProgress files = progress();
    CommandProgress bytes = context.progress("bytes");
    files.position(1);
    bytes.position(2);
    files.close();
    bytes.position(3);
    assertThat(sent())
        .containsExactly(
            FIRST + "cbor:{b'pos': 1, b'topic': b'files', b'total': 0}",
            NEXT + "cbor:{b'pos': 2, b'topic': b'bytes', b'total': 0}",
            NEXT + "cbor:{b'pos': -1, b'topic': b'files', b'total': 0}",
            NEXT + "cbor:{b'pos': 3, b'topic': b'bytes', b'total': 0}");
  }

  @Test
  void refusesWhatIsOutOfRange() {
    CommandProgress progress = progress();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> progress.position(-1))
        .withMessage("progress position must be 0 or more, is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> progress.total(-1))
        .withMessage("progress total must be 0 or more, is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> progress.unit("\ud800"))
        .withMessage("progress label '\\ud800' has half a surrogate pair");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> progress.item("\ud800"))
        .withMessage("progress item '\\ud800' has half a surrogate pair");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> context.progress("\ud800"))
        .withMessage("progress topic '\\ud800' has half a surrogate pair");
    progress.position(1);
    assertThat(sent()).containsExactly(FIRST + "cbor:{b'pos': 1, b'topic': b'files', b'total': 0}");
  }

  @Test
  void endsWithItsRequest() {
    CommandProgress progress = progress();
    progress.position(1);
    scene.runHandlers();
    progress.position(2);
    progress.close();
    assertThat(sent())
        .containsExactly(
            FIRST + "cbor:{b'pos': 1, b'topic': b'files', b'total': 0}",
            "1 2 0 bytes-response eos|cbor cbor:None");
  }
}
