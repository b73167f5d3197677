package dev.wirecommand.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Stresses {@link ReceiveBuffer} with {@link ByteQueue}, and {@link SendBuffer} with {@link
 * ChunkQueue}: a handler's thread and the event loop. A wake-up that is lost shows as a test that
 * does not end.
 */
public final class BuffersStress {
  private BuffersStress() {}

  /** Counts what the owner of a buffer is told. */
  private static final class Owner implements ReceiveBufferOwner {
    final AtomicInteger closed = new AtomicInteger();

    @Override
    public boolean isOwnThread() {
      return false;
    }

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void onSpace() {}

    @Override
    public void onClosed() {
      closed.incrementAndGet();
    }
  }

  /** A reader gets all that arrives, and then the end. */
  @JCStressTest
  @Outcome(id = "10", expect = Expect.ACCEPTABLE, desc = "all bytes")
  @Outcome(expect = Expect.FORBIDDEN, desc = "other bytes")
  @State
  public static class Reader {
    private final ReceiveBuffer buffer = new ReceiveBuffer(4, new Owner());
    private final InputStream stream = buffer.inputStream();

    @Actor
    public void loop() {
      buffer.add(new byte[] {1, 2}, 0, 2);
      buffer.add(new byte[] {3, 4}, 0, 2);
      buffer.end();
    }

    @Actor
    public void handler(I_Result r) {
      try {
        for (int b = stream.read(); b >= 0; b = stream.read()) {
          r.r1 += b;
        }
      } catch (IOException e) {
        r.r1 = -1;
      }
    }
  }

  /** A reader that closes the stream while bytes arrive is told of once, and nothing is kept. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "closed once")
  @Outcome(expect = Expect.FORBIDDEN, desc = "not closed, or twice")
  @State
  public static class Close {
    private final Owner owner = new Owner();
    private final ReceiveBuffer buffer = new ReceiveBuffer(4, owner);

    @Actor
    public void loop() {
      buffer.add(new byte[] {1, 2}, 0, 2);
    }

    @Actor
    public void handler() {
      buffer.close();
    }

    @Arbiter
    public void arbiter(II_Result r) {
      buffer.close();
      r.r1 = buffer.isClosed() ? 1 : 0;
      r.r2 = owner.closed.get();
    }
  }

  /** Counts what the owner of a buffer is told. */
  private static final class Sender implements SendBufferOwner {
    final AtomicInteger told = new AtomicInteger();

    @Override
    public void onReady() {
      told.incrementAndGet();
    }

    @Override
    public void onPartial() {
      told.incrementAndGet();
    }
  }

  /** What a source gives is sent, and a loop that found nothing is told when there is something. */
  @JCStressTest
  @Outcome(id = "10, 1", expect = Expect.ACCEPTABLE, desc = "all bytes, and told if it had to be")
  @Outcome(expect = Expect.FORBIDDEN, desc = "other bytes, or never told")
  @State
  public static class Source {
    private final Sender owner = new Sender();
    private final SendBuffer buffer =
        SendBuffer.of(new ByteArrayInputStream(new byte[] {1, 2, 3, 4}), Runnable::run, 2, owner);
    private int sum;
    private boolean foundNothing;

    private boolean poll() {
      Chunk chunk = buffer.poll(true);
      if (chunk == null) {
        return false;
      }
      for (int i = 0; i < chunk.length(); i++) {
        sum += chunk.array()[chunk.offset() + i];
      }
      buffer.release(chunk);
      return true;
    }

    @Actor
    public void producer() {
      buffer.start();
    }

    @Actor
    public void loop() {
      foundNothing = !poll();
    }

    @Arbiter
    public void arbiter(II_Result r) {
      r.r2 = !foundNothing || owner.told.get() > 0 ? 1 : 0;
      while (poll()) {
        // All that is there.
      }
      r.r1 = buffer.isEnded() ? sum : -1;
    }
  }

  /** The source of a response that is cancelled while it is read is closed once. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "closed once")
  @Outcome(expect = Expect.FORBIDDEN, desc = "left open, or closed twice")
  @State
  public static class Cancel {
    private final AtomicInteger closed = new AtomicInteger();
    private final SendBuffer buffer =
        SendBuffer.of(
            new ByteArrayInputStream(new byte[] {1, 2, 3, 4}) {
              @Override
              public void close() {
                closed.incrementAndGet();
              }
            },
            Runnable::run,
            2,
            new Sender());

    @Actor
    public void producer() {
      buffer.start();
    }

    @Actor
    public void loop() {
      buffer.cancel();
    }

    @Arbiter
    public void arbiter(I_Result r) {
      buffer.closeSource();
      r.r1 = closed.get();
    }
  }
}
