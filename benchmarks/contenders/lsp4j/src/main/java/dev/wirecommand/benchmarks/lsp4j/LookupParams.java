package dev.wirecommand.benchmarks.lsp4j;

import java.util.List;

/** The arguments of a call: a class with fields, like LSP4J's own messages. */
final class LookupParams {
  private String key = "";
  private int n;
  private List<byte[]> nodes = List.of();

  /** Called by Gson. */
  LookupParams() {}

  LookupParams(String key, int n, List<byte[]> nodes) {
    this.key = key;
    this.n = n;
    this.nodes = nodes;
  }

  String key() {
    return key;
  }

  int n() {
    return n;
  }

  List<byte[]> nodes() {
    return nodes;
  }
}
