package dev.wirecommand.benchmarks.lsp4j;

/** The answer to a call. */
final class Found {
  private String key = "";
  private long sum;
  private int count;

  /** Called by Gson. */
  Found() {}

  Found(String key, long sum, int count) {
    this.key = key;
    this.sum = sum;
    this.count = count;
  }

  String key() {
    return key;
  }

  long sum() {
    return sum;
  }

  int count() {
    return count;
  }
}
