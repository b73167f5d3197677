package dev.wirecommand.benchmarks.sidebyside;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The frameworks that are measured, in the order in which they are shown. */
enum Contender {
  WIRECOMMAND("WireCommand", "wirecommand", "WireCommandContender", "wirecommand-runtime"),
  WIRECOMMAND_NIO("WireCommand, nio", "wirecommand-nio", "NioContender", "wirecommand-runtime"),
  NETTY_AGGREGATED("raw Netty, aggregated", "netty", "AggregatedNetty", "netty-transport"),
  NETTY_PLAIN("raw Netty, plain", "netty", "PlainNetty", "netty-transport"),
  RSOCKET("RSocket, opaque", "rsocket", "OpaqueRSocket", "rsocket-core"),
  RSOCKET_CBOR("RSocket, CBOR", "rsocket", "CborRSocket", "rsocket-core"),
  GRPC_DIRECT("gRPC, direct executor", "grpc", "DirectGrpc", "grpc-core"),
  GRPC("gRPC, default executor", "grpc", "DefaultGrpc", "grpc-core"),
  ARMERIA("Armeria", "armeria", "ArmeriaContender", "armeria"),
  DRIFT("Drift", "drift", "DriftContender", "drift-transport-netty", 21),
  LSP4J("LSP4J", "lsp4j", "Lsp4jContender", "org.eclipse.lsp4j.jsonrpc"),
  BARE_NIO("bare java.nio", "bare-nio", "BareNio", "java.nio");

  /** WireCommand on each of its transports. */
  static final List<Contender> OWN = List.of(WIRECOMMAND, WIRECOMMAND_NIO);

  private static final int BASELINE = 17;

  private final String title;
  private final String module;
  private final String className;
  private final String jar;
  private final int java;

  Contender(String title, String module, String className, String jar) {
    this(title, module, className, jar, BASELINE);
  }

  Contender(String title, String module, String className, String jar, int java) {
    this.title = title;
    this.module = module;
    this.className = "dev.wirecommand.benchmarks." + module.replace("-", "") + '.' + className;
    this.jar = jar;
    this.java = java;
  }

  /** Returns its name on the command line and in JSON. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }

  /** Returns the folder of its module, below {@code benchmarks/contenders}. */
  String module() {
    return module;
  }

  /** Returns the name of the class that the harness makes an instance of. */
  String className() {
    return className;
  }

  /** Tells whether it makes one call and no more, so that only its start is measured. */
  boolean isOnlyStarted() {
    return this == BARE_NIO;
  }

  /** Returns the name of its main jar without the version. */
  String jar() {
    return jar;
  }

  /** Returns the oldest Java that it runs on. */
  int java() {
    return java;
  }

  static Optional<Contender> of(String id) {
    return Arrays.stream(values()).filter(contender -> contender.id().equals(id)).findFirst();
  }
}
