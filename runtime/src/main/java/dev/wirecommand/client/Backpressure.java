package dev.wirecommand.client;

import dev.wirecommand.command.Deadline;
import dev.wirecommand.link.Link;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection from reading while there is a result with a full window, and gives up on one
 * whose reader takes nothing. Used on the connection's thread.
 */
final class Backpressure {
  /** How often a reader is looked at before it is given up. */
  private static final int LOOKS = 4;

  private final Link link;
  private final long lookNanos;
  private final Consumer<Download> stalled;
  private final Map<Download, Watch> full = new HashMap<>();

  /**
   * @param stallTime how long a reader may take nothing
   * @param stalled told of the result of one that did
   */
  Backpressure(Link link, Duration stallTime, Consumer<Download> stalled) {
    this.link = link;
    this.lookNanos = Math.max(1, Deadline.at(0, stallTime).nanosLeft(0) / LOOKS);
    this.stalled = stalled;
  }

  /** The window of a result is full. */
  void stopFor(Download download) {
    if (full.containsKey(download)) {
      return;
    }
    Watch watch = new Watch(download);
    full.put(download, watch);
    link.setReading(false);
    watch.arm();
  }

  /** The window of a result has room, or the result has ended. */
  void release(Download download) {
    Watch watch = full.remove(download);
    if (watch != null) {
      watch.cancel();
      if (full.isEmpty()) {
        link.setReading(true);
      }
    }
  }

  /** The connection has ended. */
  void close() {
    full.values().forEach(Watch::cancel);
    full.clear();
  }

  /** Looks whether a reader moves. */
  private final class Watch implements Runnable {
    private final Download download;
    private long taken;
    private int idle;
    private Link.@Nullable Timer timer;

    Watch(Download download) {
      this.download = download;
      this.taken = download.taken();
    }

    void arm() {
      timer = link.schedule(this, lookNanos);
    }

    void cancel() {
      if (timer != null) {
        timer.cancel();
      }
    }

    @Override
    public void run() {
      long now = download.taken();
      idle = now == taken ? idle + 1 : 0;
      taken = now;
      if (idle == LOOKS) {
        stalled.accept(download);
      } else {
        arm();
      }
    }
  }
}
