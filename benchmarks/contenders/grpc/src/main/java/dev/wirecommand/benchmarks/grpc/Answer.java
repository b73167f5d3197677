package dev.wirecommand.benchmarks.grpc;

import dev.wirecommand.benchmarks.grpc.Messages.Found;
import dev.wirecommand.benchmarks.harness.Call;
import io.grpc.stub.StreamObserver;

/** The answer to a unary call: a message, and then whether the call succeeded. */
final class Answer implements StreamObserver<Found> {
  private final Call call;
  private Found found = Found.getDefaultInstance();

  Answer(Call call) {
    this.call = call;
  }

  @Override
  public void onNext(Found answer) {
    found = answer;
  }

  @Override
  public void onCompleted() {
    call.answered(found.getKey(), found.getSum(), found.getCount());
  }

  @Override
  public void onError(Throwable failure) {
    call.failed(failure);
  }
}
