package dev.wirecommand.benchmarks.armeria;

import com.linecorp.armeria.server.annotation.Post;
import com.linecorp.armeria.server.annotation.ProducesJson;
import dev.wirecommand.benchmarks.harness.Values;

/** Answers on the event loop. */
public final class LookupService {
  LookupService() {}

  @Post("/lookup")
  @ProducesJson
  public Object lookup(LookupParams params) {
    return find(params);
  }

  static Found find(LookupParams params) {
    long sum = Values.sum(params.key(), params.n(), params.nodes());
    return new Found(params.key(), sum, params.nodes().size());
  }
}
