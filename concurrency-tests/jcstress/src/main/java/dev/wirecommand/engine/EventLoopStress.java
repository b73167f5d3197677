package dev.wirecommand.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Stresses {@link EventLoop} and {@link DelayedTasks}: other threads and the event loop. */
public final class EventLoopStress {
  private EventLoopStress() {}

  /** A task that is submitted while the loop ends a batch runs once: in it, or by a wake-up. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "runs once")
  @Outcome(expect = Expect.FORBIDDEN, desc = "waits forever, or runs twice")
  @State
  public static class WakeUp {
    private final LoopLink link = new LoopLink();
    private final AtomicInteger runs = new AtomicInteger();
    private final EventLoop loop = new EventLoop(link, () -> {}, e -> {}, e -> {});

    public WakeUp() {
      loop.beginBatch();
    }

    @Actor
    public void other() {
      loop.execute(runs::incrementAndGet);
    }

    @Actor
    public void loop() {
      loop.runQueued();
      loop.endBatch();
    }

    @Arbiter
    public void arbiter(I_Result r) {
      if (!link.waiting.isEmpty()) {
        loop.runQueued();
      }
      r.r1 = runs.get();
    }
  }

  /** Two tasks of two threads run, and one wake-up is enough for both. */
  @JCStressTest
  @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both run")
  @Outcome(expect = Expect.FORBIDDEN, desc = "one waits forever")
  @State
  public static class TwoThreads {
    private final LoopLink link = new LoopLink();
    private final AtomicInteger runs = new AtomicInteger();
    private final EventLoop loop = new EventLoop(link, () -> {}, e -> {}, e -> {});

    @Actor
    public void one() {
      loop.execute(runs::incrementAndGet);
    }

    @Actor
    public void other() {
      loop.execute(runs::incrementAndGet);
    }

    @Arbiter
    public void arbiter(I_Result r) {
      if (link.waiting.size() == 1) {
        loop.runQueued();
      }
      r.r1 = runs.get();
    }
  }

  /** A delayed task that becomes due twice, as when its link closes meanwhile, runs once. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "runs once")
  @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or runs twice")
  @State
  public static class DueTwice {
    private final LoopLink link = new LoopLink();
    private final AtomicInteger runs = new AtomicInteger();
    private final Runnable due;

    public DueTwice() {
      DelayedTasks tasks = new DelayedTasks(link, Runnable::run);
      tasks.execute(runs::incrementAndGet, 1);
      due = link.waiting.remove();
    }

    @Actor
    public void loop() {
      due.run();
    }

    @Actor
    public void other() {
      due.run();
    }

    @Arbiter
    public void arbiter(I_Result r) {
      r.r1 = runs.get();
    }
  }
}
