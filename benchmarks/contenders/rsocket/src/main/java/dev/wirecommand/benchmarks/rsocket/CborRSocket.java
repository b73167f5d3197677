package dev.wirecommand.benchmarks.rsocket;

import dev.wirecommand.benchmarks.harness.Call;
import dev.wirecommand.benchmarks.harness.Values;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.cbor.CBORMapper;

/** RSocket with records that Jackson binds to CBOR. */
public final class CborRSocket extends RSocketContender {
  public CborRSocket() {
    super(new Cbor());
  }

  /** The arguments of a call. */
  record Lookup(String key, int n, List<byte[]> nodes) {}

  /** The answer to a call. */
  record Found(String key, long sum, int count) {}

  private static final class Cbor implements Coding {
    private static final CBORMapper MAPPER = new CBORMapper();

    private final ObjectWriter lookupWriter = MAPPER.writerFor(Lookup.class);
    private final ObjectReader lookupReader = MAPPER.readerFor(Lookup.class);
    private final ObjectWriter foundWriter = MAPPER.writerFor(Found.class);
    private final ObjectReader foundReader = MAPPER.readerFor(Found.class);

    @Override
    public byte[] request(Call call) {
      return lookupWriter.writeValueAsBytes(new Lookup(call.key(), call.n(), call.nodes()));
    }

    @Override
    public Supplier<byte[]> handler(byte[] request) {
      Lookup lookup = lookupReader.readValue(request);
      return () -> foundWriter.writeValueAsBytes(find(lookup));
    }

    private static Found find(Lookup lookup) {
      long sum = Values.sum(lookup.key(), lookup.n(), lookup.nodes());
      return new Found(lookup.key(), sum, lookup.nodes().size());
    }

    @Override
    public void answered(Call call, byte[] answer) {
      Found found = foundReader.readValue(answer);
      call.answered(found.key(), found.sum(), found.count());
    }
  }
}
