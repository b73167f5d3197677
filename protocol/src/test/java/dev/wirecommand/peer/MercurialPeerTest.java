package dev.wirecommand.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.peer.RandomTextForms.KeyOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The text form, CBOR and the encoder against a program that others wrote: Mercurial, which still
 * carries the frames of a later revision of the protocol. It is given lines of text, and the bytes
 * that it makes of them must be ours.
 *
 * <p>Where Mercurial 6.3.2 differs from the protocol as it is here, found by running it:
 *
 * <ul>
 *   <li>Types: {@code command-data} has the number 2 and {@code stream-settings} 9, which is
 *       allowed for below. There is no {@code bytes-response}; 3 is named {@code command-response},
 *       8 {@code sender-protocol-settings}, and the numbers 0, 4 and 10 to 15 are refused.
 *   <li>Flags: those of {@code error-response} have no names, and {@code stream-settings} has two
 *       that are named. As numbers all are taken.
 *   <li>CBOR: there are no floats and no text strings. Sets are written, with a tag. The keys of a
 *       map go by the name of their Python type, then by value: {@code b'aaa'} before {@code b'b'}
 *       and -2 before -1. So the bytes are compared where both orders are one, and else the values.
 *   <li>The line that holds the text form loses the white space at its end, so that a payload can
 *       neither be empty nor end with a space that is not an escape.
 * </ul>
 */
class MercurialPeerTest {
  private static final HexFormat HEX = HexFormat.of();

  /** The types that the peer knows by the same name, but under another number. */
  private static final Map<String, Integer> RENUMBERED =
      Map.of("command-data", 2, "stream-settings", 9);

  @TempDir static Path folder;

  @BeforeAll
  static void requirePeer() throws IOException, InterruptedException {
    String missing = MercurialPeer.missing(folder);
    assumeTrue(missing == null, missing);
  }

  @Test
  void thePeerMakesTheSameFramesOfTheSameText() throws IOException, InterruptedException {
    long seed = 1;
    RandomTextForms random = new RandomTextForms(new Random(seed), KeyOrder.SAME);
    List<String> lines = Stream.generate(random::line).limit(1000).toList();
    List<Frame> frames = lines.stream().map(FrameText::parse).toList();
    assertPeerMakes(seed, lines, frames);
  }

  @Test
  void thePeerMakesTheFramesThatWerePrinted() throws IOException, InterruptedException {
    long seed = 2;
    RandomTextForms random = new RandomTextForms(new Random(seed), KeyOrder.SAME);
    List<Frame> frames = Stream.generate(random::frame).limit(1000).toList();
    List<String> lines = frames.stream().map(FrameText::print).toList();
    assertPeerMakes(seed, lines, frames);
  }

  @Test
  void thePeerMakesMapsOfTheSameEntriesInWhateverOrder() throws IOException, InterruptedException {
    long seed = 3;
    RandomTextForms random = new RandomTextForms(new Random(seed), KeyOrder.ANY);
    List<String> lines =
        Stream.generate(() -> random.line("cbor:" + random.document())).limit(500).toList();
    List<Frame> made = decode(send(lines));
    assertThat(made).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      Frame ours = FrameText.parse(lines.get(i));
      assertThat(made.get(i).length())
          .as("seed %d, %s", seed, lines.get(i))
          .isEqualTo(ours.length());
      assertThat(value(made.get(i))).as("seed %d, %s", seed, lines.get(i)).isEqualTo(value(ours));
    }
  }

  private static void assertPeerMakes(long seed, List<String> lines, List<Frame> frames)
      throws IOException, InterruptedException {
    String made = HEX.formatHex(send(lines));
    int position = 0;
    for (int i = 0; i < lines.size(); i++) {
      String expected =
          HEX.formatHex(FrameEncoder.encode(asPeerNumbers(lines.get(i), frames.get(i))));
      int end = Math.min(made.length(), position + expected.length());
      assertThat(made.substring(position, end))
          .as("seed %d, frame %d, %s", seed, i, lines.get(i))
          .isEqualTo(expected);
      position = end;
    }
    assertThat(made.substring(position)).as("seed %d, what follows the frames", seed).isEmpty();
  }

  private static byte[] send(List<String> lines) throws IOException, InterruptedException {
    try (MercurialPeer peer = new MercurialPeer(folder)) {
      return peer.frames(lines);
    }
  }

  private static Frame asPeerNumbers(String line, Frame frame) {
    int type = RENUMBERED.getOrDefault(line.split(" ", 6)[3], frame.type());
    return new Frame(
        frame.requestId(),
        frame.streamId(),
        frame.streamFlags(),
        type,
        frame.flags(),
        frame.array(),
        frame.offset(),
        frame.length());
  }

  private static List<Frame> decode(byte[] bytes) {
    FrameDecoder decoder = new FrameDecoder(Frame.MAX_PAYLOAD);
    decoder.feed(bytes, 0, bytes.length);
    List<Frame> frames = new ArrayList<>();
    for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
      frames.add(frame.copy());
    }
    decoder.finish();
    return frames;
  }

  private static CborValue value(Frame frame) {
    return CborValue.read(new CborReader(frame.array(), frame.offset(), frame.length()));
  }
}
