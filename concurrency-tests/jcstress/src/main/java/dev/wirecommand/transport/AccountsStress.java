package dev.wirecommand.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.J_Result;
import org.openjdk.jcstress.infra.results.ZZJ_Result;

/** Stresses {@link ProcessAccount} and {@link ConnectionCaps}: two connections of a process. */
public final class AccountsStress {
  private AccountsStress() {}

  /** The last bytes below the ceiling go to one of two, and never to none. */
  @JCStressTest
  @Outcome(
      id = {"true, false, 60", "false, true, 60"},
      expect = Expect.ACCEPTABLE,
      desc = "one of them has them")
  @Outcome(expect = Expect.FORBIDDEN, desc = "both or none, or another balance")
  @State
  public static class Claims {
    private final ProcessAccount account = new ProcessAccount();

    @Actor
    public void one(ZZJ_Result r) {
      r.r1 = account.claim(60, 100);
    }

    @Actor
    public void other(ZZJ_Result r) {
      r.r2 = account.claim(60, 100);
    }

    @Arbiter
    public void arbiter(ZZJ_Result r) {
      r.r3 = account.held();
    }
  }

  /** What is released is there again, whatever another connection does meanwhile. */
  @JCStressTest
  @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "balances")
  @Outcome(expect = Expect.FORBIDDEN, desc = "does not balance")
  @State
  public static class Balance {
    private final ProcessAccount account = new ProcessAccount();

    @Actor
    public void one() {
      if (account.claim(60, 100)) {
        account.release(60);
      }
    }

    @Actor
    public void other() {
      account.add(70);
      account.release(70);
    }

    @Arbiter
    public void arbiter(J_Result r) {
      r.r1 = account.held();
    }
  }

  /** The last place of an address goes to one of two; afterwards nothing is counted. */
  @JCStressTest
  @Outcome(
      id = {"1, 0, 0", "0, 1, 0", "1, 1, 0"},
      expect = Expect.ACCEPTABLE,
      desc = "one after the other, or one")
  @Outcome(expect = Expect.FORBIDDEN, desc = "none, or something is left")
  @State
  public static class Caps {
    private static final SocketAddress ADDRESS =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private final ConnectionCaps caps = new ConnectionCaps(1, 1);

    private int enterAndLeave() {
      if (caps.enter(ADDRESS) != null) {
        return 0;
      }
      caps.leave(ADDRESS);
      return 1;
    }

    @Actor
    public void one(III_Result r) {
      r.r1 = enterAndLeave();
    }

    @Actor
    public void other(III_Result r) {
      r.r2 = enterAndLeave();
    }

    @Arbiter
    public void arbiter(III_Result r) {
      r.r3 = caps.count() + caps.addresses();
    }
  }
}
