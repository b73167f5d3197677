package dev.wirecommand.benchmarks.drift;

import io.airlift.drift.codec.ThriftCodecManager;
import io.airlift.drift.codec.internal.coercion.DefaultJavaCoercions;

/** Makes what reads and writes values, by code that Drift compiles for them. */
final class Codecs {
  private Codecs() {}

  static ThriftCodecManager newCodecs() {
    ThriftCodecManager codecs = new ThriftCodecManager();
    // Drift knows arrays of bytes only with this codec.
    codecs.getCatalog().addDefaultCoercions(DefaultJavaCoercions.class);
    return codecs;
  }
}
