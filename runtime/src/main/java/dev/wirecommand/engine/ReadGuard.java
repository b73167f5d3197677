package dev.wirecommand.engine;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.ReadDeadlines;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds a peer to its link's {@link ReadDeadlines}, with one timer at most. For engines, on the
 * connection's thread.
 *
 * <p>The timer is set again no later than the shortest deadline from now, so that none that begins
 * meanwhile is missed: what arrives sets no timer, and costs no more than a look at the clock.
 */
public final class ReadGuard {
  /** What the peer is waited for with. */
  private enum Awaited {
    /** It has begun a frame. */
    FRAME,
    /** It has nothing to wait for itself. */
    ANYTHING
  }

  private final Link link;
  private final FrameInput input;
  private final Consumer<String> late;
  private final ReadDeadlines deadlines;
  private @Nullable Awaited awaited;
  private long frames;
  private long since;
  private Link.@Nullable Timer timer;
  private boolean stopped;

  /**
   * A guard over a link on which nothing has arrived.
   *
   * @param link whose deadlines, clock and timers are used
   * @param input what has arrived
   * @param late told once that the peer is late, and how
   */
  public ReadGuard(Link link, FrameInput input, Consumer<String> late) {
    this.link = link;
    this.input = input;
    this.late = late;
    this.deadlines = link.readDeadlines();
    this.stopped = deadlines.equals(ReadDeadlines.NONE);
  }

  /**
   * Says how the connection stands. To be called when that may have changed: when it is new, at the
   * end of each batch, and when something has been answered.
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

  /** The soonest moment, counted from now, at which a deadline that begins now can be over. */
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
      // The connection's thread ends, and the connection with it.
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
      late.accept(complaint());
    }
  }

  private String complaint() {
    if (awaited == Awaited.ANYTHING) {
      return "nothing came for " + text(deadlines.idle()) + " while nothing was being answered";
    }
    return input.isInHeader()
        ? "the header of a frame took more than " + text(deadlines.header())
        : "a frame took more than " + text(deadlines.frame());
  }

  private static String text(Duration duration) {
    return duration.toNanosPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
  }

  /** Ends the guard: no timer of its is left. */
  public void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
