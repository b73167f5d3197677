package dev.wirecommand.client;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** Stresses {@link CallFuture}: an answer, and a caller that cancels. */
@JCStressTest
@Outcome(
    id = {"true, false, 1", "false, true, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "one of them ends the call, and whoever waits is told once")
@Outcome(expect = Expect.FORBIDDEN, desc = "both, none, or told twice")
@State
public class CallFutureStress {
  private final CallFuture<Integer> future = new CallFuture<>();
  private final AtomicInteger told = new AtomicInteger();

  /** Makes a call of which somebody waits for the end. */
  public CallFutureStress() {
    Object unused = future.whenComplete((result, failure) -> told.incrementAndGet());
  }

  @Actor
  public void loop(ZZI_Result r) {
    r.r1 = future.complete(1);
  }

  @Actor
  public void caller(ZZI_Result r) {
    r.r2 = future.cancel(true);
  }

  @Arbiter
  public void arbiter(ZZI_Result r) {
    r.r3 = told.get();
  }
}
