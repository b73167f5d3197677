package dev.wirecommand.benchmarks.commands;

import dev.wirecommand.benchmarks.harness.Call;
import dev.wirecommand.benchmarks.harness.Contender;
import dev.wirecommand.benchmarks.harness.Transfer;
import dev.wirecommand.client.CommandClient;
import java.util.concurrent.CompletionStage;

/** Calls by the generated client. */
final class WireCommandConnection implements Contender.Connection {
  private final CommandClient client;
  private final LookupClient.Async lookup;
  private final boolean streamed;

  /**
   * @param streamed whether the response to a call is streamed, with a window
   */
  WireCommandConnection(CommandClient client, boolean streamed) {
    this.client = client;
    this.streamed = streamed;
    this.lookup = new LookupClient(client).async();
  }

  @Override
  public void send(Call call) {
    if (streamed) {
      lookup.lookupStream(call.key(), call.n(), call.nodes()).subscribe(new StreamedAnswer(call));
      return;
    }
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
    PatternReceiver receiver = new PatternReceiver();
    lookup.download(length).subscribe(receiver);
    await(receiver.length(), transfer);
  }

  @Override
  public void upload(long length, Transfer transfer) {
    await(lookup.upload(new PatternPublisher(length)), transfer);
  }

  private static void await(CompletionStage<Long> length, Transfer transfer) {
    length.whenComplete(
        (count, failure) -> {
          if (failure == null) {
            transfer.received(count);
          } else {
            transfer.failed(failure);
          }
        });
  }

  @Override
  public void close() {
    client.close();
  }
}
