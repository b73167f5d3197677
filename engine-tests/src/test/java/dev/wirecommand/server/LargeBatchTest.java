package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The answers to a large batch of requests are on their way before all of it has been taken. */
class LargeBatchTest {
  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();

  LargeBatchTest() {
    commands.nonBlocking("number", (CommandResponse response) -> response.cbor().writeLong(7));
  }

  private void deliver(int from, int to) {
    IntStream.range(from, to).forEach(i -> scene.deliver(request(2 * i + 1, "number")));
  }

  private static String answer(int index) {
    return 2 * index
        + 1
        + " 2 "
        + (index == 0 ? "stream-begin" : "0")
        + " bytes-response eos|cbor cbor:7";
  }

  private static List<String> answers(int from, int to) {
    return IntStream.range(from, to).mapToObj(LargeBatchTest::answer).toList();
  }

  @Test
  void theFirstAnswersLeaveBeforeTheEndOfTheBatch() {
    deliver(0, 31);
    assertThat(link.flushes()).isZero();
    deliver(31, 40);
    assertThat(link.flushes()).isEqualTo(1);
    assertThat(link.takeWritten()).isEqualTo(answers(0, 32));
    scene.connection().onBatchEnd();
    assertThat(link.flushes()).isEqualTo(2);
    assertThat(link.takeWritten()).isEqualTo(answers(32, 40));
  }

  @Test
  void eachBatchIsCountedByItself() {
    deliver(0, 31);
    scene.connection().onBatchEnd();
    deliver(31, 40);
    assertThat(link.flushes()).isEqualTo(1);
    scene.connection().onBatchEnd();
    assertThat(link.flushes()).isEqualTo(2);
    assertThat(link.takeWritten()).isEqualTo(answers(0, 40));
  }
}
