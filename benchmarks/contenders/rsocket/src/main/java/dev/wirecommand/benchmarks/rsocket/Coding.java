package dev.wirecommand.benchmarks.rsocket;

import dev.wirecommand.benchmarks.harness.Call;
import java.util.function.Supplier;

/** What is in a payload: RSocket itself does not care. */
interface Coding {
  /** A call as a client sends it. */
  byte[] request(Call call);

  /** What a server does with that, where handlers run. Decoded before. */
  Supplier<byte[]> handler(byte[] request);

  /** Gives a call its answer. */
  void answered(Call call, byte[] answer);
}
