package dev.wirecommand.engine;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.ReadDeadlines;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Enforces the {@link ReadDeadlines} of a link. It uses at most one timer. Used on the event loop.
 *
 * <p>The timer fires no later than the shortest deadline from now, so that no deadline that begins
 * in between is missed. Arriving bytes set no timer, and cost no more than reading the clock.
 */
public final class ReadGuard {
  /** The input that the peer must send in time. */
  private enum Awaited {
    /** The peer must send the rest of a frame. */
    FRAME,
    /** No request is being answered, so the peer must begin a new frame. */
    ANYTHING
  }

  private final Link link;
  private final FrameInput input;
  private final Consumer<String> late;
  private final Runnable idle;
  private final ReadDeadlines deadlines;
  private @Nullable Awaited awaited;
  private long frames;
  private long since;
  private Link.@Nullable Timer timer;
  private boolean stopped;

  /**
   * Makes a guard for a new link.
   *
   * @param link whose clock and timers are used
   * @param deadlines those for headers, frames and silence
   * @param input what has arrived
   * @param late told once that the peer is late with a frame that it has begun, and how
   * @param idle called once when the peer has sent nothing for too long
   */
  public ReadGuard(
      Link link, ReadDeadlines deadlines, FrameInput input, Consumer<String> late, Runnable idle) {
    this.link = link;
    this.input = input;
    this.late = late;
    this.idle = idle;
    this.deadlines = deadlines;
    this.stopped = deadlines.equals(ReadDeadlines.NONE);
  }

  /**
   * Records whether the connection is reading, and whether any request is being answered. Called
   * when this may have changed: for a new connection, after each batch, and after each answer.
   *
   * @param reading whether what the peer sends is read: it is not blamed for what is left unread
   * @param busy whether something is being answered
   */
  public void update(boolean reading, boolean busy) {
    if (stopped) {
      return;
    }
    Awaited now = null;
    if (reading && input.isInFrame()) {
      now = Awaited.FRAME;
    } else if (reading && !busy) {
      now = Awaited.ANYTHING;
    }
    if (now != null && (now != awaited || frames != input.frames())) {
      since = link.nanoTime();
    }
    awaited = now;
    frames = input.frames();
    if (awaited != null && timer == null) {
      arm(link.nanoTime());
    }
  }

  /** Returns the shortest of the header, frame and idle deadlines. */
  private static Duration shortest(ReadDeadlines deadlines) {
    Duration header = deadlines.header();
    Duration frame = deadlines.frame();
    Duration shortest = header.compareTo(frame) < 0 ? header : frame;
    return shortest.compareTo(deadlines.idle()) < 0 ? shortest : deadlines.idle();
  }

  private Duration limit() {
    if (awaited == Awaited.ANYTHING) {
      return deadlines.idle();
    }
    return input.isInHeader() ? deadlines.header() : deadlines.frame();
  }

  private void arm(long now) {
    long left = since + limit().toNanos() - now;
    try {
      timer =
          link.schedule(this::check, Math.max(0, Math.min(left, shortest(deadlines).toNanos())));
    } catch (RejectedExecutionException e) {
      // The event loop is terminating, and with it the connection.
      stop();
    }
  }

  private void check() {
    timer = null;
    if (stopped || awaited == null) {
      return;
    }
    long now = link.nanoTime();
    if (since + limit().toNanos() - now > 0) {
      arm(now);
    } else {
      stop();
      if (awaited == Awaited.ANYTHING) {
        idle.run();
      } else {
        late.accept(complaint());
      }
    }
  }

  private String complaint() {
    return input.isInHeader()
        ? "the header of a frame took more than " + text(deadlines.header())
        : "a frame took more than " + text(deadlines.frame());
  }

  private static String text(Duration duration) {
    return duration.toNanosPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
  }

  /** Stops the guard, and cancels its timer. */
  public void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
