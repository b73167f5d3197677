package dev.wirecommand.benchmarks.commands;

import dev.wirecommand.WireCommand;
import dev.wirecommand.benchmarks.harness.Values;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The measured call. */
public final class Lookup {
  /** The answer to a call. */
  public record Found(String key, long sum, int count) {}

  @WireCommand(value = "lookup", nonBlocking = true)
  Found lookup(String key, int n, List<byte[]> nodes) {
    return new Found(key, Values.sum(key, n, nodes), nodes.size());
  }

  /** The same call with a streamed response of one item, for which a client grants a window. */
  @WireCommand(value = "lookup-stream", nonBlocking = true)
  Flow.Publisher<Found> lookupStream(String key, int n, List<byte[]> nodes) {
    return new OneItem<>(lookup(key, n, nodes));
  }

  @WireCommand(value = "download", nonBlocking = true)
  Flow.Publisher<ByteBuffer> download(long length) {
    return new PatternPublisher(length);
  }

  @WireCommand("upload")
  CompletionStage<Long> upload(Flow.Publisher<ByteBuffer> data) {
    PatternReceiver receiver = new PatternReceiver();
    data.subscribe(receiver);
    return receiver.length();
  }
}
