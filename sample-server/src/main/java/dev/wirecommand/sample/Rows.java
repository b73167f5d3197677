package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Formats answers as rows of text for people, with twelve digits of each id. */
final class Rows {
  private Rows() {}

  static String shown(byte[] id) {
    return HexFormat.of().formatHex(id).substring(0, 12);
  }

  static String shown(List<byte[]> ids) {
    return ids.stream().map(Rows::shown).collect(joining(", "));
  }

  static List<String> ofCapabilities(Capabilities capabilities) {
    return List.of(
        capabilities.implementation() + ", ids are " + capabilities.objectFormat(),
        "commands: " + String.join(", ", capabilities.commands()),
        "namespaces: " + String.join(", ", capabilities.namespaces()));
  }

  static List<String> ofNode(byte[] id) {
    return List.of(shown(id));
  }

  static List<String> ofNodes(List<byte[]> ids) {
    return ids.stream().map(Rows::shown).toList();
  }

  static List<String> ofText(byte[] text) {
    return List.of(new String(text, US_ASCII));
  }

  static List<String> ofBranches(Map<String, List<byte[]>> branches) {
    Map<String, String> nodes = new TreeMap<>();
    branches.forEach((name, ids) -> nodes.put(name, shown(ids)));
    return inColumns(nodes);
  }

  static List<String> ofKeys(Map<ByteBuffer, byte[]> keys) {
    Map<String, String> nodes = new TreeMap<>();
    keys.forEach((name, id) -> nodes.put(UTF_8.decode(name.duplicate()).toString(), shown(id)));
    return inColumns(nodes);
  }

  /** Puts ids first, because all have the same width. */
  private static List<String> inColumns(Map<String, String> nodes) {
    return nodes.entrySet().stream().map(row -> row.getValue() + "  " + row.getKey()).toList();
  }
}
