package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.benchmarks.harness.Call;
import dev.wirecommand.benchmarks.harness.Contender;
import dev.wirecommand.benchmarks.harness.Transfer;
import dev.wirecommand.client.CommandClient;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** Calls by the generated client. */
final class WireCommandConnection implements Contender.Connection {
  private final CommandClient client;
  private final LookupClient.Async lookup;

  WireCommandConnection(CommandClient client) {
    this.client = client;
    this.lookup = new LookupClient(client).async();
  }

  @Override
  public void send(Call call) {
    lookup
        .lookup(call.key(), call.n(), call.nodes())
        .whenComplete(
            (found, failure) -> {
              if (failure == null) {
                call.answered(found.key(), found.sum(), found.count());
              } else {
                call.failed(failure);
              }
            });
  }

  @Override
  public void download(long length, Transfer transfer) {
    lookup.download(length).subscribe(new Receiver(transfer));
  }

  @Override
  public void upload(long length, Transfer transfer) {
    lookup
        .upload(new PatternStream(length))
        .whenComplete(
            (count, failure) -> {
              if (failure == null) {
                transfer.uploaded(count);
              } else {
                transfer.failed(failure);
              }
            });
  }

  @Override
  public void close() {
    client.close();
  }

  private static final class Receiver implements Flow.Subscriber<ByteBuffer> {
    private final Transfer transfer;

    Receiver(Transfer transfer) {
      this.transfer = transfer;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      if (bytes.hasArray()) {
        transfer.onBytes(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      } else {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        transfer.onBytes(copy, 0, copy.length);
      }
    }

    @Override
    public void onError(Throwable failure) {
      transfer.failed(failure);
    }

    @Override
    public void onComplete() {
      transfer.downloaded();
    }
  }
}
