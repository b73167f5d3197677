package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.bytes;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message over one frame is cut at a character boundary (section 4 of the protocol). */
class ErrorMessageTest {
  @ParameterizedTest
  @CsvSource({
    "5, abcde, abcde",
    "5, abcdef, abcde",
    "5, abcé, abcé",
    "5, abcdé, abcd",
    "5, abcdeé, abcde",
    "6, abc€, abc€",
    "5, abc€, abc",
    "4, abc€, abc",
    "3, abc€, abc",
    "7, abc😀, abc😀",
    "6, abc😀, abc",
    "5, abc😀, abc",
    "4, abc😀, abc",
    "3, abc😀, abc",
    "8, é€😀, é€",
    "9, é€😀!, é€😀",
    "3, 😀, ''",
    "1, é, ''",
    "5, '', ''",
  })
  void theCutKeepsWholeCharacters(int sendPayload, String message, String expected) {
    ServerReactor reactor = new ServerReactor(Limits.builder().sendPayload(sendPayload).build());
    SendFrames frames = (SendFrames) run(reactor, 1).fail(message);
    assertThat(frames.next())
        .isEqualTo(frame("1 2 stream-begin error-response application", bytes(expected)));
    assertThat(frames.next()).isNull();
  }

  @Test
  void aProtocolErrorIsCutToo() {
    ServerReactor reactor = new ServerReactor(Limits.builder().sendPayload(9).build());
    ServerAction.ProtocolError error =
        (ServerAction.ProtocolError) reactor.onFrame(frame("1 2 0 command-request new "));
    assertThat(error.message()).isEqualTo("stream id 2 is even");
    assertThat(error.frames().next())
        .isEqualTo(frame("1 2 stream-begin error-response protocol stream id"));
    assertThat(error.frames().next()).isNull();
  }

  @Test
  void halfASurrogatePairIsReplaced() {
    Frame sent = ((SendFrames) run(new ServerReactor(Limits.DEFAULT), 1).fail("a\uD83Db")).next();
    assertThat(sent.payload()).isEqualTo(bytes("a?b"));
  }

  @Test
  void aMessageOfTheSendSizeIsWhole() {
    ServerReactor reactor = new ServerReactor(Limits.DEFAULT);
    assertThat(((SendFrames) run(reactor, 1).fail("m".repeat(32_768))).next().length())
        .isEqualTo(32_768);
    SendFrames longer = (SendFrames) run(reactor, 3).fail("m".repeat(32_769));
    assertThat(longer.next().length()).isEqualTo(32_768);
    assertThat(longer.next()).isNull();
  }
}
