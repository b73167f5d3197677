package dev.wirecommand.server;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Stresses {@link CallSlots}: two connections and the slots of their server. */
public final class CallSlotsStress {
  private CallSlotsStress() {}

  /** The last slot goes to one of two, and never to none. */
  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = Expect.ACCEPTABLE,
      desc = "one of them has it")
  @Outcome(expect = Expect.FORBIDDEN, desc = "both or none")
  @State
  public static class LastSlot {
    private final CallSlots slots = new CallSlots(1);

    @Actor
    public void one(ZZ_Result r) {
      r.r1 = slots.acquire();
    }

    @Actor
    public void other(ZZ_Result r) {
      r.r2 = slots.acquire();
    }
  }

  /** A slot that is released can be had again. */
  @JCStressTest
  @Outcome(id = "true, true, true", expect = Expect.ACCEPTABLE, desc = "after the release")
  @Outcome(id = "true, false, false", expect = Expect.ACCEPTABLE, desc = "before the release")
  @Outcome(id = "false, true, true", expect = Expect.ACCEPTABLE, desc = "the other was first")
  @Outcome(expect = Expect.FORBIDDEN, desc = "a slot is lost or given twice")
  @State
  public static class Release {
    private final CallSlots slots = new CallSlots(1);

    @Actor
    public void one(ZZZ_Result r) {
      r.r1 = slots.acquire();
      if (r.r1) {
        slots.release(1);
      }
    }

    @Actor
    public void other(ZZZ_Result r) {
      r.r2 = slots.acquire();
    }

    @Arbiter
    public void arbiter(ZZZ_Result r) {
      r.r3 = slots.isFull();
    }
  }
}
