package dev.wirecommand.benchmarks.armeria;

import com.linecorp.armeria.server.annotation.Blocking;
import com.linecorp.armeria.server.annotation.Post;
import com.linecorp.armeria.server.annotation.ProducesJson;

/** Answers on the threads on which Armeria runs handlers that may block. */
public final class BlockingLookupService {
  BlockingLookupService() {}

  @Post("/lookup")
  @Blocking
  @ProducesJson
  public Object lookup(LookupParams params) {
    return LookupService.find(params);
  }
}
