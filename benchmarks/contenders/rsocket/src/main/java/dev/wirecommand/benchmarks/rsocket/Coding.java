package dev.wirecommand.benchmarks.rsocket;

import dev.wirecommand.benchmarks.harness.Call;
import java.util.function.Supplier;

/** The coding of payloads, which RSocket leaves to its users. */
interface Coding {
  /** Encodes a call. */
  byte[] request(Call call);

  /** Decodes a call. The supplier, which runs where handlers run, encodes the answer. */
  Supplier<byte[]> handler(byte[] request);

  /** Decodes an answer and gives it to its call. */
  void answered(Call call, byte[] answer);
}
