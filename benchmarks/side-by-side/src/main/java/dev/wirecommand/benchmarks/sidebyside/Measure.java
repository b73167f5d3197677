package dev.wirecommand.benchmarks.sidebyside;

/** What is measured in a slice. */
enum Measure {
  CALLS("callsPerSecond", true),
  P50("p50Micros", false),
  P99("p99Micros", false),
  P999("p999Micros", false),
  SERVER_CPU("serverCpuMicrosPerCall", false),
  CLIENT_CPU("clientCpuMicrosPerCall", false),
  SERVER_ALLOCATED("serverBytesPerCall", false),
  CLIENT_ALLOCATED("clientBytesPerCall", false),
  TRANSFERRED("bytesPerSecond", true),
  CONNECTION("bytesPerConnection", true),
  START("startMillis", true),
  CLASS_PATH("classPathBytes", false);

  private final String key;
  private final boolean spreadShown;

  Measure(String key, boolean spreadShown) {
    this.key = key;
    this.spreadShown = spreadShown;
  }

  /** Its name in JSON. */
  String key() {
    return key;
  }

  /** Whether its spread is shown wherever its median is. */
  boolean isSpreadShown() {
    return spreadShown;
  }
}
