package dev.wirecommand.fuzz;

import dev.wirecommand.cbor.CborFuzz;
import dev.wirecommand.frame.FrameFuzz;
import dev.wirecommand.reactor.ClientReactorFuzz;
import dev.wirecommand.reactor.JoinedReactorsFuzz;
import dev.wirecommand.reactor.ServerReactorFuzz;
import java.util.List;

/** What is fuzzed of the protocol. */
public final class ProtocolTargets implements FuzzTargets {
  static final FuzzTarget FRAME =
      FuzzTarget.of("frame", FrameFuzz.class, FrameFuzz::fuzzerTestOneInput, FuzzSeeds::frame);
  static final FuzzTarget CBOR =
      FuzzTarget.of("cbor", CborFuzz.class, CborFuzz::fuzzerTestOneInput, FuzzSeeds::cbor);
  static final FuzzTarget SERVER =
      FuzzTarget.of(
          "server",
          ServerReactorFuzz.class,
          ServerReactorFuzz::fuzzerTestOneInput,
          FuzzSeeds::server);
  static final FuzzTarget CLIENT =
      FuzzTarget.of(
          "client",
          ClientReactorFuzz.class,
          ClientReactorFuzz::fuzzerTestOneInput,
          FuzzSeeds::client);
  static final FuzzTarget JOINED =
      FuzzTarget.of(
          "joined",
          JoinedReactorsFuzz.class,
          JoinedReactorsFuzz::fuzzerTestOneInput,
          JoinedReactorsFuzz::seeds);

  @Override
  public List<FuzzTarget> targets() {
    return List.of(FRAME, CBOR, SERVER, CLIENT, JOINED);
  }
}
