package dev.wirecommand.server;

import dev.wirecommand.command.CancelReason;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Stresses {@link Cancellation}: a handler's thread and the event loop. */
public final class CancellationStress {
  private CancellationStress() {}

  /** An action that is registered while the call is cancelled is called once. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "called once")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or called twice")
  @State
  public static class Action {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger calls = new AtomicInteger();

    @Actor
    public void handler() {
      cancellation.onCancel(reason -> calls.incrementAndGet());
    }

    @Actor
    public void loop() {
      cancellation.cancel(CancelReason.BY_PEER);
    }

    @Arbiter
    public void arbiter(I_Result r) {
      r.r1 = calls.get();
    }
  }

  /** Two reasons: the first one counts, and the action is called once. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "called once")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or called twice")
  @State
  public static class TwoReasons {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger calls = new AtomicInteger();

    public TwoReasons() {
      cancellation.onCancel(reason -> calls.incrementAndGet());
    }

    @Actor
    public void deadline() {
      cancellation.cancel(CancelReason.DEADLINE);
    }

    @Actor
    public void peer() {
      cancellation.cancel(CancelReason.BY_PEER);
    }

    @Arbiter
    public void arbiter(I_Result r) {
      r.r1 = calls.get();
    }
  }

  /** A cancel interrupts the handler, and never what its thread does next. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "cancelled before it ran")
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "ran")
  @Outcome(expect = Expect.FORBIDDEN, desc = "the interrupt outlives the handler")
  @State
  public static class Interrupt {
    private final Cancellation cancellation = new Cancellation();

    @Actor
    public void handler(II_Result r) {
      if (cancellation.enter()) {
        r.r1 = 1;
        cancellation.exit();
      }
      r.r2 = Thread.interrupted() ? 1 : 0;
    }

    @Actor
    public void loop() {
      cancellation.cancel(CancelReason.BY_PEER);
    }
  }
}
