package dev.wirecommand.engine;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.RateLimits;
import dev.wirecommand.transport.Budget;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The limits on how often a peer may send frames that cost more than they achieve: streams without
 * end, settings, empty or tiny data frames, and useless grants. Used on the event loop.
 */
public final class FrameBudgets {
  /** The length below which a data frame is tiny, in bytes. */
  private static final int TINY = 10;

  /** The bytes below which a grant is useless, unless the window itself is smaller. */
  private static final int USEFUL_GRANT = 1_024;

  private static final int COMMAND_REQUEST = FrameType.COMMAND_REQUEST.code();
  private static final int COMMAND_DATA = FrameType.COMMAND_DATA.code();
  private static final int BYTES_RESPONSE = FrameType.BYTES_RESPONSE.code();
  private static final int STREAM_SETTINGS = FrameType.STREAM_SETTINGS.code();
  private static final int WINDOW = FrameType.WINDOW.code();

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final RateLimits limits;
  private final LongSupplier clock;
  private final Budget streamOpens;

  /* Null until they are needed, as for most connections. */
  private @Nullable Budget streamSettings;
  private @Nullable Budget emptyData;

  /** The tiny data frames since a reader of data has taken some. */
  private int tinyData;

  private int uselessGrants;
  private int smallGrantedBytes;

  /** How many grants for ended requests are free, one for each request. */
  private int lateGrants;

  /**
   * Makes the budgets of a connection.
   *
   * @param limits the limits on the peer
   * @param clock gives the time in nanoseconds
   */
  public FrameBudgets(Limits limits, LongSupplier clock) {
    this.limits = limits.rates();
    this.clock = clock;
    int opens = this.limits.streamOpens();
    this.streamOpens =
        new Budget(
            (int) Math.min(Integer.MAX_VALUE, (long) limits.openStreams() + opens),
            Math.max(1, SECOND / opens));
  }

  /**
   * Counts a received frame.
   *
   * @return what the peer does too often, with the name of the limit; null if it does not
   */
  public @Nullable String excess(Frame frame) {
    if ((frame.streamFlags() & FrameType.STREAM_BEGIN) != 0
        && !streamOpens.use(clock.getAsLong())) {
      return "more than "
          + limits.streamOpens()
          + " streams were opened in a second, the limit streamOpens";
    }
    int type = frame.type();
    if (type == COMMAND_REQUEST) {
      lateGrants += frame.has(FrameType.REQUEST_NEW) && lateGrants < Integer.MAX_VALUE ? 1 : 0;
      return null;
    }
    if (type == BYTES_RESPONSE || type == COMMAND_DATA) {
      return frame.length() < TINY ? excessOfData(frame, type) : null;
    }
    if (type == STREAM_SETTINGS && !changeSettings()) {
      return "more than "
          + limits.streamSettings()
          + " stream-settings arrived in a minute, the limit streamSettings";
    }
    if (type == WINDOW && ++uselessGrants > limits.windowFrames()) {
      return "more than "
          + limits.windowFrames()
          + " useless window frames arrived, the limit windowFrames";
    }
    return null;
  }

  private @Nullable String excessOfData(Frame frame, int type) {
    if (type == BYTES_RESPONSE && frame.has(FrameType.RESPONSE_EOS)) {
      return null;
    }
    if (frame.length() == 0) {
      boolean last = type == COMMAND_DATA && frame.has(FrameType.DATA_EOS);
      return last || addEmptyData()
          ? null
          : "more than "
              + limits.emptyData()
              + " empty data frames arrived at once, or one a second, the limit emptyData";
    }
    tinyData++;
    return tinyData <= limits.dataFrames()
        ? null
        : "more than "
            + limits.dataFrames()
            + " data frames of under "
            + TINY
            + " bytes arrived and were not read, the limit dataFrames";
  }

  private boolean changeSettings() {
    if (streamSettings == null) {
      int most = limits.streamSettings();
      streamSettings = new Budget(most, Math.max(1, MINUTE / most));
    }
    return streamSettings.use(clock.getAsLong());
  }

  private boolean addEmptyData() {
    if (emptyData == null) {
      emptyData = new Budget(limits.emptyData(), SECOND);
    }
    return emptyData.use(clock.getAsLong());
  }

  /** Records that the reader of some data has taken bytes. */
  public void onDataTaken() {
    tinyData = 0;
  }

  /**
   * Records that a counted {@code window} frame has granted bytes of a response.
   *
   * @param window the window that the request asked for, in bytes
   */
  public void onGranted(long bytes, long window) {
    if (bytes >= Math.min(USEFUL_GRANT, Math.max(1, window))) {
      uselessGrants--;
      return;
    }
    smallGrantedBytes += (int) bytes;
    if (smallGrantedBytes >= USEFUL_GRANT) {
      smallGrantedBytes -= USEFUL_GRANT;
      uselessGrants = Math.max(0, uselessGrants - 1);
    }
  }

  /** Records that a counted {@code window} frame was the first for a request, which is free. */
  public void onFirstGrant() {
    uselessGrants--;
  }

  /** Records that a counted {@code window} frame was for a request that has ended. */
  public void onLateGrant() {
    if (lateGrants > 0) {
      lateGrants--;
      uselessGrants--;
    }
  }
}
