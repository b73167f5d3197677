package dev.wirecommand.benchmarks.commands;

import dev.wirecommand.benchmarks.commands.Lookup.Found;
import dev.wirecommand.benchmarks.harness.Call;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The streamed response to a call. The call is answered when the stream has ended. */
final class StreamedAnswer implements Flow.Subscriber<Found> {
  private final Call call;
  private @Nullable Found found;

  StreamedAnswer(Call call) {
    this.call = call;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(Found item) {
    found = item;
  }

  @Override
  public void onError(Throwable failure) {
    call.failed(failure);
  }

  @Override
  public void onComplete() {
    Found answer = found;
    if (answer == null) {
      call.failed(new AssertionError("the stream had no item"));
    } else {
      call.answered(answer.key(), answer.sum(), answer.count());
    }
  }
}
