package dev.wirecommand.reactor;

import dev.wirecommand.conformance.ConformanceVectors;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Runs one row of the reactor vectors on a reactor of its own and tells the result of each step, in
 * the same words for what the row expects and for what came of it.
 */
final class ReactorHistory {
  private static final HexFormat HEX = HexFormat.of();

  private final ServerReactor reactor;
  private final FrameDecoder decoder = new FrameDecoder(Frame.DEFAULT_RECEIVE_PAYLOAD);
  private final Map<Integer, ServerRequest> requests = new HashMap<>();
  private final List<String> results = new ArrayList<>();

  private ReactorHistory(boolean defer) {
    reactor =
        new ServerReactor(
            Limits.DEFAULT,
            defer ? ServerReactor.OutputMode.DEFERRED : ServerReactor.OutputMode.IMMEDIATE,
            ServerReactor.DataMode.BUFFERED);
  }

  /** What the row expects of each step. */
  static List<String> expected(ConformanceVectors.Row row) {
    List<String> expected = new ArrayList<>();
    for (JsonNode result : row.json().get("expect")) {
      String action = result.get("action").asString();
      String line =
          switch (action) {
            case "want-frame" -> action + " " + result.get("state").asString();
            case "run-command" ->
                runCommand(
                    result.get("request").asInt(),
                    result.get("command").asString(),
                    result.get("args").asString(),
                    result.get("data").isNull() ? "none" : result.get("data").asString());
            case "send-frames" -> action + " " + hexes(result.get("frames"));
            case "no-op", "error" -> action;
            default -> throw new AssertionError("unknown action " + action);
          };
      JsonNode incomplete = result.get("incomplete");
      expected.add(incomplete == null ? line : line + " incomplete " + ids(incomplete));
    }
    return expected;
  }

  /** Runs the row with the bytes of each frame in a piece of their own. */
  static List<String> frameByFrame(ConformanceVectors.Row row) {
    ReactorHistory history = new ReactorHistory(row.json().get("defer").asBoolean());
    for (JsonNode step : row.json().get("steps")) {
      if (isFrame(step)) {
        byte[] bytes = HEX.parseHex(step.get("frame").asString());
        history.feed(bytes, () -> bytes.length);
      } else {
        history.answerOrEnd(step);
      }
    }
    return history.results;
  }

  /** Runs the row with the bytes of frames that follow each other joined, and cut anew. */
  static List<String> inChunks(ConformanceVectors.Row row, IntSupplier chunkSize) {
    ReactorHistory history = new ReactorHistory(row.json().get("defer").asBoolean());
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (JsonNode step : row.json().get("steps")) {
      if (isFrame(step)) {
        joined.writeBytes(HEX.parseHex(step.get("frame").asString()));
      } else {
        history.feed(joined.toByteArray(), chunkSize);
        joined.reset();
        history.answerOrEnd(step);
      }
    }
    history.feed(joined.toByteArray(), chunkSize);
    return history.results;
  }

  private static boolean isFrame(JsonNode step) {
    return step.get("op").asString().equals("frame");
  }

  private void feed(byte[] bytes, IntSupplier chunkSize) {
    for (int position = 0; position < bytes.length; ) {
      int size = Math.min(chunkSize.getAsInt(), bytes.length - position);
      // A buffer of its own, wiped afterwards, as a transport would use it again.
      byte[] chunk = new byte[size];
      System.arraycopy(bytes, position, chunk, 0, size);
      decoder.feed(chunk, 0, size);
      for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
        results.add(onFrame(frame));
      }
      java.util.Arrays.fill(chunk, (byte) 0xA5);
      position += size;
    }
  }

  private String onFrame(Frame frame) {
    boolean errored = reactor.state() == ReactorState.ERRORED;
    ServerAction action = reactor.onFrame(frame);
    if (action instanceof ServerAction.ProtocolError error) {
      if ((error.frames() == null) != errored) {
        throw new AssertionError("only the first error has a frame to send");
      }
      return "error";
    }
    if (action instanceof ServerAction.WantFrame want) {
      return "want-frame " + want.state().label();
    }
    ServerAction.RunCommand run = (ServerAction.RunCommand) action;
    requests.put(run.request().id(), run.request());
    ByteSlice data = run.data();
    return runCommand(
        run.request().id(),
        HEX.formatHex(run.name().toByteArray()),
        HEX.formatHex(run.args().toByteArray()),
        data == null ? "none" : HEX.formatHex(data.toByteArray()));
  }

  private void answerOrEnd(JsonNode step) {
    switch (step.get("op").asString()) {
      case "respond" ->
          results.add(
              output(
                  request(step)
                      .respond(
                          ByteSlice.of(HEX.parseHex(step.get("data").asString())),
                          step.get("cbor").asBoolean())));
      case "fail" -> {
        byte[] message = HEX.parseHex(step.get("message").asString());
        results.add(output(request(step).fail(new String(message, StandardCharsets.UTF_8))));
      }
      case "eof" -> {
        decoder.finish();
        boolean errored = reactor.state() == ReactorState.ERRORED;
        InputEnd end = InputEnd.of(reactor);
        if (errored && !end.incomplete().isEmpty()) {
          throw new AssertionError("no request is incomplete after an error");
        }
        results.add(output(end.output()) + (errored ? "" : " incomplete " + end.incomplete()));
      }
      default -> throw new AssertionError("unknown step " + step);
    }
  }

  private ServerRequest request(JsonNode step) {
    ServerRequest request = requests.get(step.get("request").asInt());
    if (request == null) {
      throw new AssertionError("no command runs for " + step);
    }
    return request;
  }

  private static String output(ServerAction action) {
    if (action instanceof ServerAction.NoOp) {
      return "no-op";
    }
    SendFrames frames = (SendFrames) action;
    List<String> hexes = new ArrayList<>();
    for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
      hexes.add(HEX.formatHex(FrameEncoder.encode(frame)));
    }
    return "send-frames " + hexes;
  }

  private static String runCommand(int request, String command, String args, String data) {
    return "run-command " + request + " name " + command + " args " + args + " data " + data;
  }

  private static List<String> hexes(JsonNode array) {
    List<String> hexes = new ArrayList<>();
    array.forEach(element -> hexes.add(element.asString()));
    return hexes;
  }

  private static List<Integer> ids(JsonNode array) {
    List<Integer> ids = new ArrayList<>();
    array.forEach(element -> ids.add(element.asInt()));
    return ids;
  }
}
