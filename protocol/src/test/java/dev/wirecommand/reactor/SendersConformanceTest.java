package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.conformance.ConformanceVectors;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The frames that this project's senders make against those of the original implementation. */
class SendersConformanceTest {
  private static final HexFormat HEX = HexFormat.of();

  static Stream<ConformanceVectors.Row> request() {
    return ofKind("request");
  }

  static Stream<ConformanceVectors.Row> response() {
    return ofKind("response");
  }

  static Stream<ConformanceVectors.Row> error() {
    return ofKind("error");
  }

  static Stream<ConformanceVectors.Row> text() {
    return ofKind("text");
  }

  static Stream<ConformanceVectors.Row> progress() {
    return ofKind("progress");
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
  @MethodSource("request")
  void requests(ConformanceVectors.Row row) {
    JsonNode json = row.json();
    JsonNode data = json.get("data");
    RequestFrames frames =
        new RequestFrames(
            json.get("request").asInt(),
            new ClientStream(),
            Frame.DEFAULT_SEND_PAYLOAD,
            new RequestMapEncoder(),
            HEX.parseHex(json.get("command").asString()),
            slice(json.get("args")),
            null,
            data.isNull() ? null : slice(data),
            true);
    compare(row, frames::next);
    assertThat(frames.isFinished()).as("%s: finished", row).isTrue();
  }

  @ParameterizedTest
  @MethodSource("response")
  void responses(ConformanceVectors.Row row) {
    JsonNode json = row.json();
    compare(row, running(row).respond(slice(json.get("data")), json.get("cbor").asBoolean()));
  }

  @ParameterizedTest
  @MethodSource("error")
  void errors(ConformanceVectors.Row row) {
    JsonNode json = row.json();
    byte[] message = HEX.parseHex(json.get("message").asString());
    String text = new String(message, StandardCharsets.UTF_8);
    if (json.get("protocol").asBoolean()) {
      ServerReactor reactor = new ServerReactor(Limits.DEFAULT);
      compare(row, reactor.errorFrame(json.get("request").asInt(), text));
    } else {
      compare(row, running(row).fail(text));
    }
  }

  @ParameterizedTest
  @MethodSource("text")
  void texts(ConformanceVectors.Row row) {
    List<TextAtom> atoms = new ArrayList<>();
    for (JsonNode atom : row.json().get("atoms")) {
      atoms.add(
          new TextAtom(
              string(atom.get("msg")), strings(atom.get("args")), strings(atom.get("labels"))));
    }
    compare(row, running(row).text(SidePayloads.encodeText(atoms)));
  }

  @ParameterizedTest
  @MethodSource("progress")
  void progresses(ConformanceVectors.Row row) {
    JsonNode progress = row.json().get("progress");
    compare(
        row,
        running(row)
            .progress(
                SidePayloads.encodeProgress(
                    new Progress(
                        string(progress.get("topic")),
                        progress.get("pos").asLong(),
                        progress.get("total").asLong(),
                        stringOrNull(progress.get("label")),
                        stringOrNull(progress.get("item"))))));
  }

  /** The row's request on a server whose output stream has sent nothing yet. */
  private static ServerRequest running(ConformanceVectors.Row row) {
    ServerReactor reactor = new ServerReactor(Limits.DEFAULT);
    assertThat(reactor.defaultStream().id()).isEqualTo(row.json().get("stream").asInt());
    byte[] map = HEX.parseHex("a1446e616d65456865616473");
    Frame frame =
        Frame.of(row.json().get("request").asInt(), 1, 1, FrameType.COMMAND_REQUEST, 1, map);
    return ((ServerAction.RunCommand) reactor.onFrame(frame)).request();
  }

  private static void compare(ConformanceVectors.Row row, ServerAction action) {
    compare(row, ((SendFrames) action)::next);
  }

  private static void compare(ConformanceVectors.Row row, Supplier<@Nullable Frame> frames) {
    List<String> expected = new ArrayList<>();
    row.json().get("frames").forEach(frame -> expected.add(frame.asString()));
    List<String> made = new ArrayList<>();
    for (Frame frame = frames.get(); frame != null; frame = frames.get()) {
      made.add(HEX.formatHex(FrameEncoder.encode(frame)));
    }
    assertThat(made).as("%s", row).isEqualTo(expected);
  }

  private static ByteSlice slice(JsonNode hex) {
    return ByteSlice.of(HEX.parseHex(hex.asString()));
  }

  private static String string(JsonNode hex) {
    return new String(HEX.parseHex(hex.asString()), StandardCharsets.UTF_8);
  }

  private static @Nullable String stringOrNull(@Nullable JsonNode hex) {
    return hex == null || hex.isNull() ? null : string(hex);
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(element -> strings.add(string(element)));
    return strings;
  }
}
