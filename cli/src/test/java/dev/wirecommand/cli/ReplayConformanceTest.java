package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.frame.text.FrameText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the reactor histories of the conformance vectors as scripts. Two things differ: a script
 * cannot send invalid CBOR with the {@code cbor} flag, and here the frame of an error is sent, and
 * begins the stream if no frame has begun it.
 */
class ReplayConformanceTest {
  private static final Path VECTORS =
      Path.of("../protocol/src/test/resources/conformance/reactor.jsonl.gz");
  private static final HexFormat HEX = HexFormat.of();
  private static final JsonMapper JACKSON = JsonMapper.builder().build();

  static Stream<JsonNode> histories() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(VECTORS)), StandardCharsets.UTF_8))) {
      List<JsonNode> rows = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(JACKSON.readTree(line));
      }
      assertThat(rows).hasSize(597);
      return rows.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aHistoryLeadsToItsActions(JsonNode history) {
    StringBuilder script = new StringBuilder(history.get("defer").asBoolean() ? "defer\n" : "");
    for (JsonNode step : history.get("steps")) {
      script.append(line(step)).append('\n');
    }
    Run run = Run.withInput(script.toString(), "replay");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.lines().stream().map(ReplayConformanceTest::comparable).toList())
        .as("history %s", history.get("id"))
        .isEqualTo(expected(history.get("expect")));
  }

  private static String line(JsonNode step) {
    return switch (step.get("op").asString()) {
      case "frame" -> "hex " + step.get("frame").asString();
      case "respond" ->
          "respond "
              + step.get("request").asInt()
              + " "
              + step.get("data").asString().replaceAll("..", "\\\\x$0");
      case "fail" ->
          "fail "
              + step.get("request").asInt()
              + " "
              + new String(HEX.parseHex(step.get("message").asString()), StandardCharsets.UTF_8);
      case "eof" -> "eof";
      default -> throw new AssertionError(step);
    };
  }

  /** Returns an action in the form of the vectors. */
  private static JsonNode comparable(String line) {
    ObjectNode action = (ObjectNode) JACKSON.readTree(line);
    switch (action.get("action").asString()) {
      case "run-command" -> {
        byte[] name = action.get("command").asString().getBytes(StandardCharsets.UTF_8);
        action.put("command", HEX.formatHex(name));
        action.set("args", action.remove("args-hex"));
        action.remove("meta");
      }
      case "error" -> action.retain("action");
      case "send-frames" -> {
        List<String> frames = new ArrayList<>();
        for (JsonNode frame : action.get("frames")) {
          frames.add(HEX.formatHex(FrameEncoder.encode(FrameText.parse(frame.asString()))));
        }
        action.set("frames", JACKSON.valueToTree(frames));
      }
      default -> {}
    }
    return action;
  }

  private static List<JsonNode> expected(JsonNode expect) {
    List<JsonNode> actions = new ArrayList<>();
    boolean begun = false;
    for (JsonNode row : expect) {
      ObjectNode action = (ObjectNode) row.deepCopy();
      action.remove("note");
      begun |= action.get("action").asString().equals("error");
      if (action.has("frames")) {
        List<String> frames = new ArrayList<>();
        for (JsonNode frame : action.get("frames")) {
          frames.add(HEX.formatHex(adjust(HEX.parseHex(frame.asString()), begun)));
          begun = true;
        }
        action.set("frames", JACKSON.valueToTree(frames));
      }
      actions.add(action);
    }
    return actions;
  }

  private static byte[] adjust(byte[] frame, boolean begun) {
    if (begun) {
      frame[6] &= ~FrameType.STREAM_BEGIN;
    }
    if ((frame[7] & 0xF0) >> 4 == FrameType.BYTES_RESPONSE.code()) {
      frame[7] &= ~FrameType.RESPONSE_CBOR;
    }
    assertThat(frame.length).isGreaterThanOrEqualTo(Frame.HEADER_SIZE);
    return frame;
  }
}
