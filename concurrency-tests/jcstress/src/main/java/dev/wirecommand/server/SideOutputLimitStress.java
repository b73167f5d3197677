package dev.wirecommand.server;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * Stresses {@link SideOutputLimit}: a handler that waits, and the event loop that lets it go on. A
 * wake-up that is lost shows as a test that does not end.
 */
public final class SideOutputLimitStress {
  private static final long MUCH = 2 << 20;

  private SideOutputLimitStress() {}

  /** A handler that waits for room gets it. */
  @JCStressTest
  @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "has room")
  @Outcome(expect = Expect.FORBIDDEN, desc = "refused")
  @State
  public static class Release {
    private final SideOutputLimit limit = new SideOutputLimit();

    public Release() {
      boolean unused = limit.acquire(MUCH, false, () -> false);
    }

    @Actor
    public void handler(Z_Result r) {
      r.r1 = limit.acquire(1, true, () -> false);
    }

    @Actor
    public void loop() {
      limit.release(MUCH);
    }
  }

  /** A handler whose call is over waits no longer. */
  @JCStressTest
  @Outcome(id = "false", expect = Expect.ACCEPTABLE, desc = "gives up")
  @Outcome(expect = Expect.FORBIDDEN, desc = "has room that is not there")
  @State
  public static class Wake {
    private final SideOutputLimit limit = new SideOutputLimit();
    private volatile boolean over;

    public Wake() {
      boolean unused = limit.acquire(MUCH, false, () -> false);
    }

    @Actor
    public void handler(Z_Result r) {
      r.r1 = limit.acquire(1, true, () -> over);
    }

    @Actor
    public void loop() {
      over = true;
      limit.wake();
    }
  }
}
