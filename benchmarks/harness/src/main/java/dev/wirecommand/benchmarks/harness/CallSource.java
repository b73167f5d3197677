package dev.wirecommand.benchmarks.harness;

/** The source of calls, which decides what follows an answer. Called on any thread. */
interface CallSource {
  /** Takes a call that was answered as its values ask for. */
  void answered(Call call);

  /** Takes the failure of a call. */
  void failed(Throwable failure);
}
