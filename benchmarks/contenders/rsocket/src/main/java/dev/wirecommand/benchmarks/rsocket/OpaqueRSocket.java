package dev.wirecommand.benchmarks.rsocket;

import dev.wirecommand.benchmarks.harness.Call;
import java.util.function.Supplier;

/**
 * RSocket with bytes that mean nothing to it: as fast as it gets, without the cost of a typed call.
 */
public final class OpaqueRSocket extends RSocketContender {
  public OpaqueRSocket() {
    super(new Opaque());
  }

  private static final class Opaque implements Coding {
    @Override
    public byte[] request(Call call) {
      return call.packed();
    }

    @Override
    public Supplier<byte[]> handler(byte[] request) {
      return () -> Call.answerPacked(request);
    }

    @Override
    public void answered(Call call, byte[] answer) {
      call.answeredPacked(answer);
    }
  }
}
