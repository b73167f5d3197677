package dev.wirecommand.fuzz;

import dev.wirecommand.cbor.CborFuzz;
import dev.wirecommand.frame.FrameFuzz;
import dev.wirecommand.reactor.ClientReactorFuzz;
import dev.wirecommand.reactor.ServerReactorFuzz;
import java.util.Locale;
import java.util.function.Consumer;

/** All that is fuzzed. Each has a method {@code fuzzerTestOneInput(byte[])}, as Jazzer asks. */
enum FuzzTarget {
  FRAME(FrameFuzz.class, FrameFuzz::fuzzerTestOneInput),
  CBOR(CborFuzz.class, CborFuzz::fuzzerTestOneInput),
  SERVER(ServerReactorFuzz.class, ServerReactorFuzz::fuzzerTestOneInput),
  CLIENT(ClientReactorFuzz.class, ClientReactorFuzz::fuzzerTestOneInput);

  private final Class<?> type;
  private final Consumer<byte[]> run;

  FuzzTarget(Class<?> type, Consumer<byte[]> run) {
    this.type = type;
    this.run = run;
  }

  Class<?> type() {
    return type;
  }

  /** The target's name in the names of files and folders. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  void run(byte[] data) {
    run.accept(data);
  }
}
