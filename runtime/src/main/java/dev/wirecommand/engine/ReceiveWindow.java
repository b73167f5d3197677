package dev.wirecommand.engine;

import dev.wirecommand.command.BorrowingSubscriber;
import dev.wirecommand.link.Link.Timer;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.stream.ReceiveBuffer;
import dev.wirecommand.stream.ReceiveBufferOwner;
import dev.wirecommand.transport.LoopThread;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The received data of one request or response, with a limit on unread bytes. A full window stops
 * the connection from reading. If the data's reader then reads nothing for the stall time, the
 * owner is told, so that the other calls of the connection can go on.
 */
public final class ReceiveWindow implements ReceiveBufferOwner {
  /** The number of checks on the reader's progress during the stall time. */
  private static final int CHECKS = 4;

  /** The maximum stall time, about 100 years. A much longer time would overflow in nanoseconds. */
  private static final Duration LONGEST_STALL = Duration.ofDays(36_525);

  /** The owner of a window, which also receives the window's events. */
  public interface Owner {
    /**
     * Called when the window is full and the reader has read nothing from it for as long as the
     * stall time. Called on the event loop.
     */
    void onStalled();

    /**
     * Called when the sender should be granted more bytes. Called on the event loop, and only after
     * {@link ReceiveWindow#useGrants}.
     */
    void onGrant(long bytes);

    /**
     * Called when the reader stops reading before it has read everything. May be called on any
     * thread, once at most.
     */
    void onClosed();
  }

  private enum State {
    /** The window has room for more data. */
    OPEN,
    /** The window is full and has closed the read gate. */
    FULL,
    /** The window drops further data. */
    ENDED
  }

  private final EventLoop loop;
  private final ReadGate gate;
  private final long checkNanos;
  private final Owner owner;
  private final ReceiveBuffer buffer;

  /* Used on the event loop. */
  private State state = State.OPEN;
  private @Nullable GrantPolicy grants;
  private long takenAtCheck;
  private int idleChecks;
  private @Nullable Timer timer;

  /**
   * Makes an empty window.
   *
   * @param bytes how many unread bytes make the window full, at least 1
   * @param loop the connection's event loop
   * @param gate is closed while the window is full
   * @param stallTime how long the reader of a full window may take nothing; more than 0
   */
  public ReceiveWindow(int bytes, EventLoop loop, ReadGate gate, Duration stallTime, Owner owner) {
    this.loop = loop;
    this.gate = gate;
    Duration time = stallTime.compareTo(LONGEST_STALL) < 0 ? stallTime : LONGEST_STALL;
    this.checkNanos = Math.max(1, time.toNanos() / CHECKS);
    this.owner = owner;
    this.buffer = new ReceiveBuffer(bytes, this);
  }

  /* Called on the event loop. */

  /**
   * Adds received data. Drops the data if the window has ended.
   *
   * @param last whether {@link #end} will follow at once, so that a full window stops nothing
   */
  public void add(ByteSlice part, boolean last) {
    if (state == State.ENDED) {
      return;
    }
    buffer.add(part.array(), part.offset(), part.length());
    GrantPolicy policy = grants;
    if (policy != null) {
      policy.onReceived(part.length(), buffer.taken());
      if (state == State.OPEN && !last && policy.isOverdrawn()) {
        state = State.FULL;
        gate.close();
      }
      grantMore(policy);
      return;
    }
    if (state == State.OPEN && !last && buffer.isFull()) {
      state = State.FULL;
      gate.close();
      takenAtCheck = buffer.taken();
      idleChecks = 0;
      scheduleCheck();
    }
  }

  /**
   * Controls the sender with grants from now on, instead of reading nothing while the window is
   * full (section 9 of the protocol, windows).
   */
  public void useGrants(GrantPolicy policy) {
    if (state == State.ENDED) {
      policy.end();
      return;
    }
    grants = policy;
    reopen();
    grantMore(policy);
  }

  /** Returns whether the sender is controlled with grants. */
  public boolean usesGrants() {
    return grants != null;
  }

  /** Grants the sender a wider window, if it is controlled with grants. */
  public void widen(int wanted) {
    if (grants != null) {
      grants.widen(wanted);
      grantMore(grants);
    }
  }

  private void grantMore(GrantPolicy policy) {
    do {
      long bytes = state == State.ENDED ? 0 : policy.grant(buffer.taken());
      if (bytes > 0) {
        owner.onGrant(bytes);
        if (!policy.isOverdrawn()) {
          reopen();
        }
      }
    } while (state != State.ENDED && buffer.notifyWhenTaken(policy.nextGrantAt()));
  }

  private void onSpaceInLoop() {
    GrantPolicy policy = grants;
    if (policy == null) {
      reopen();
    } else {
      grantMore(policy);
    }
  }

  /** Returns whether the sender may send more: its data has not ended, and it has credit. */
  public boolean awaitsSender() {
    return state == State.OPEN && (grants == null || grants.hasCredit());
  }

  /** Returns how many bytes the reader has taken. */
  public long taken() {
    return buffer.taken();
  }

  /** Returns whether the window still accepts data. */
  public boolean isExpecting() {
    return state != State.ENDED;
  }

  /** Marks the data as complete. The reader can still read the rest. */
  public void end() {
    moveTo(State.ENDED);
    buffer.end();
  }

  /** Marks the data as failed. The reader gets the given exception instead of the unread data. */
  public void fail(RuntimeException failure) {
    moveTo(State.ENDED);
    buffer.fail(failure);
  }

  /**
   * Drops all data that arrives from now on. A full window no longer stops the connection from
   * reading.
   */
  public void detach() {
    moveTo(State.ENDED);
  }

  private void scheduleCheck() {
    timer = loop.schedule(this::checkProgress, checkNanos);
  }

  private void checkProgress() {
    if (state != State.FULL) {
      return;
    }
    long taken = buffer.taken();
    idleChecks = taken == takenAtCheck ? idleChecks + 1 : 0;
    takenAtCheck = taken;
    if (idleChecks == CHECKS) {
      owner.onStalled();
    } else {
      scheduleCheck();
    }
  }

  private void reopen() {
    if (state == State.FULL) {
      moveTo(State.OPEN);
    }
  }

  /** Changes the state, and opens the read gate if the window was full. */
  private void moveTo(State next) {
    boolean wasFull = state == State.FULL;
    state = next;
    if (next == State.ENDED && grants != null) {
      grants.end();
    }
    if (wasFull) {
      if (timer != null) {
        timer.cancel();
        timer = null;
      }
      gate.open();
    }
  }

  /* Called by the reader, on any thread. */

  /**
   * Returns the data as an input stream.
   *
   * @throws IllegalStateException if the data has been asked for before
   */
  public InputStream inputStream() {
    return buffer.inputStream();
  }

  /**
   * Returns the data as a publisher.
   *
   * @throws IllegalStateException if the data has been asked for before
   */
  public Flow.Publisher<ByteBuffer> publisher() {
    return buffer.publisher();
  }

  /** Drops the unread data, and all data that arrives later. */
  public void close() {
    buffer.close();
  }

  /* Called by the buffer, on any thread. */

  @Override
  public boolean isOwnThread() {
    return loop.inEventLoop();
  }

  @Override
  public boolean mayWait() {
    return !loop.inEventLoop() && !LoopThread.isCurrent();
  }

  @Override
  public void execute(Runnable task) {
    loop.submit(task);
  }

  @Override
  public boolean borrows(Flow.Subscriber<?> subscriber) {
    return subscriber instanceof BorrowingSubscriber;
  }

  @Override
  public void onSpace() {
    loop.execute(this::onSpaceInLoop);
  }

  @Override
  public void onClosed() {
    owner.onClosed();
  }
}
