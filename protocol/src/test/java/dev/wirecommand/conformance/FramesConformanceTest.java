package dev.wirecommand.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.text.FrameText;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The text form and the decoder against the vectors of the original implementation. */
class FramesConformanceTest {
  private static final HexFormat HEX = HexFormat.of();

  static Stream<ConformanceVectors.Row> human() {
    return ofKind("human");
  }

  static Stream<ConformanceVectors.Row> decode() {
    return ofKind("decode");
  }

  private static Stream<ConformanceVectors.Row> ofKind(String kind) {
    List<ConformanceVectors.Row> rows =
        ConformanceVectors.rows(ConformanceVectors.FRAMES).stream()
            .filter(row -> row.json().get("kind").asString().equals(kind))
            .toList();
    assertThat(rows).as("rows of kind %s", kind).isNotEmpty();
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("human")
  void theTextFormStandsForTheFrame(ConformanceVectors.Row row) {
    String text = row.json().get("text").asString();
    byte[] bytes = HEX.parseHex(row.json().get("frame").asString());
    Frame parsed = FrameText.parse(text);
    assertThat(HEX.formatHex(FrameEncoder.encode(parsed)))
        .as("%s: frame of the text %s", row, text)
        .isEqualTo(HEX.formatHex(bytes));
    String printed = FrameText.print(parsed);
    assertThat(HEX.formatHex(FrameEncoder.encode(FrameText.parse(printed))))
        .as("%s: frame of the printed text %s", row, printed)
        .isEqualTo(HEX.formatHex(bytes));
  }

  @ParameterizedTest
  @MethodSource("decode")
  void anyChunkingGivesTheFramesAndTheEnd(ConformanceVectors.Row row) {
    JsonNode json = row.json();
    byte[] bytes = HEX.parseHex(json.get("bytes").asString());
    List<String> expected = new ArrayList<>();
    for (JsonNode frame : json.get("decoded")) {
      byte[] payload = HEX.parseHex(frame.get("payload").asString());
      expected.add(
          line(
              new Frame(
                  frame.get("request").asInt(),
                  frame.get("stream").asInt(),
                  frame.get("streamflags").asInt(),
                  frame.get("type").asInt(),
                  frame.get("flags").asInt(),
                  payload,
                  0,
                  payload.length)));
    }
    expected.add(json.get("end").asString());
    int limit = json.get("limit").asInt();
    Random random = new Random(row.number());
    assertThat(decode(bytes, limit, () -> bytes.length)).as("%s, whole", row).isEqualTo(expected);
    assertThat(decode(bytes, limit, () -> 1)).as("%s, byte by byte", row).isEqualTo(expected);
    assertThat(decode(bytes, limit, () -> 1 + random.nextInt(300)))
        .as("%s, chunks from seed %d", row, row.number())
        .isEqualTo(expected);
  }

  private static List<String> decode(byte[] bytes, int limit, IntSupplier chunkSize) {
    FrameDecoder decoder = new FrameDecoder(limit);
    List<String> events = new ArrayList<>();
    try {
      for (int position = 0; position < bytes.length; ) {
        int size = Math.min(chunkSize.getAsInt(), bytes.length - position);
        decoder.feed(bytes, position, size);
        for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
          events.add(line(frame));
        }
        position += size;
      }
      decoder.finish();
      events.add("clean");
    } catch (FrameException e) {
      events.add(e.kind() == FrameException.Kind.TOO_LARGE ? "too-large" : "truncated");
    }
    return events;
  }

  private static String line(Frame frame) {
    return frame + " " + HEX.formatHex(frame.payload());
  }
}
