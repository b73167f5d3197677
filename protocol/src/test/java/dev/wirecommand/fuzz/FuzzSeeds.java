package dev.wirecommand.fuzz;

import dev.wirecommand.cbor.CborFuzz;
import dev.wirecommand.conformance.ConformanceVectors;
import dev.wirecommand.conformance.ConformanceVectors.Row;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameFuzz;
import dev.wirecommand.reactor.ClientReactorFuzz;
import dev.wirecommand.reactor.ServerReactorFuzz;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Inputs to begin with, made of the conformance vectors, none of them long. */
final class FuzzSeeds {
  private static final HexFormat HEX = HexFormat.of();
  private static final int LONGEST = 1000;
  private static final Set<String> FROM_SERVER = Set.of("response", "text", "progress", "error");

  private FuzzSeeds() {}

  private static List<byte[]> notLong(List<byte[]> seeds) {
    return seeds.stream().filter(seed -> seed.length <= LONGEST).toList();
  }

  static List<byte[]> frame() {
    List<byte[]> seeds = new ArrayList<>();
    for (Row row : ConformanceVectors.rows(ConformanceVectors.FRAMES)) {
      if (kind(row).equals("human")) {
        seeds.add(FrameFuzz.input(string(row.json(), "text").getBytes(StandardCharsets.UTF_8)));
      } else {
        seeds.add(FrameFuzz.input(wire(row)));
      }
    }
    return notLong(seeds);
  }

  static List<byte[]> cbor() {
    List<byte[]> seeds = new ArrayList<>();
    for (Row row : ConformanceVectors.rows(ConformanceVectors.FRAMES)) {
      byte[] wire = wire(row);
      if (wire.length >= Frame.HEADER_SIZE && !kind(row).equals("decode")) {
        seeds.add(CborFuzz.input(Arrays.copyOfRange(wire, Frame.HEADER_SIZE, wire.length)));
      }
    }
    return notLong(seeds);
  }

  static List<byte[]> server() {
    List<byte[]> seeds = new ArrayList<>();
    for (Row row : ConformanceVectors.rows(ConformanceVectors.REACTOR)) {
      boolean deferred = row.json().get("defer").asBoolean();
      for (boolean streamed : new boolean[] {false, true}) {
        seeds.add(serverSeed(row, deferred, streamed, false));
      }
      if (!deferred) {
        seeds.add(serverSeed(row, false, true, true));
      }
    }
    return notLong(seeds);
  }

  private static byte[] serverSeed(Row row, boolean deferred, boolean streamed, boolean windows) {
    ServerReactorFuzz.Script script = new ServerReactorFuzz.Script(deferred, streamed);
    for (JsonNode step : row.json().get("steps")) {
      switch (string(step, "op")) {
        case "frame" -> {
          script.wire(HEX.parseHex(string(step, "frame")));
          if (windows) {
            script.windows();
          }
        }
        case "respond" -> script.respond(step.get("cbor").asBoolean());
        case "fail" -> script.fail();
        case "eof" -> script.end();
        default -> throw new AssertionError(row + " has an unknown step: " + step);
      }
    }
    return script.input();
  }

  static List<byte[]> client() {
    List<byte[]> seeds = new ArrayList<>();
    for (Row row : ConformanceVectors.rows(ConformanceVectors.FRAMES)) {
      if (FROM_SERVER.contains(kind(row))) {
        byte[] wire = wire(row);
        seeds.add(ClientReactorFuzz.input(wire));
        wire[3] = 1;
        wire[4] = 0;
        seeds.add(ClientReactorFuzz.input(wire));
        seeds.add(ClientReactorFuzz.inputWithWindows(wire));
      }
    }
    return notLong(seeds);
  }

  private static String kind(Row row) {
    return string(row.json(), "kind");
  }

  /** The bytes of a row's frames. */
  private static byte[] wire(Row row) {
    JsonNode json = row.json();
    if (json.has("bytes")) {
      return HEX.parseHex(string(json, "bytes"));
    }
    if (json.has("frame")) {
      return HEX.parseHex(string(json, "frame"));
    }
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (JsonNode frame : json.get("frames")) {
      wire.writeBytes(HEX.parseHex(frame.asString()));
    }
    return wire.toByteArray();
  }

  private static String string(JsonNode json, String field) {
    return json.get(field).asString();
  }
}
