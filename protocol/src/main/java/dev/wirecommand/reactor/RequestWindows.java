package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The two windows of one request on a server: the bytes of the response that the client takes, and
 * the bytes of data that this side grants (section 9 of the protocol).
 */
final class RequestWindows {
  private final ServerWindows connection;
  private final SendCredit response;
  private final Grants.Grant data;

  /** How many bytes of the response have been given, but not sent. */
  private long unsent;

  /**
   * @param frames makes the frame that grants a number of bytes
   */
  RequestWindows(ServerWindows connection, long responseBytes, LongFunction<Frame> frames) {
    this.connection = connection;
    this.response = SendCredit.forResponse(responseBytes);
    this.data = new Grants.Grant(frames);
  }

  /** Queues the frame that tells the client of the first grant. */
  void open(long dataBytes) {
    connection.open(data, dataBytes);
  }

  /** Tells whether the frame for the first grant must be sent before other frames. */
  boolean isFirstFrameDue() {
    return data.isDue();
  }

  /** Returns the frame that tells the client of the first grant, or null if it has been sent. */
  @Nullable Frame firstFrame() {
    return data.isDue() ? data.frame() : null;
  }

  void grantData(long bytes) {
    connection.grant(data, bytes);
  }

  /** Drops the unsent grants, because the data or the response has ended. */
  void endGrants() {
    data.end();
  }

  /** Drops the unsent grants and the first frame, because the request has been released. */
  void drop() {
    data.drop();
  }

  /** Counts bytes of the response that are to be sent. */
  void addResponse(int bytes) {
    unsent += bytes;
  }

  /** Counts as many bytes of the response as possible as sent. Returns how many. */
  int takeResponse(int bytes) {
    int taken = response.take(bytes);
    unsent -= taken;
    return taken;
  }

  /** Tells whether so many bytes of the response could be sent now, and no frame goes before. */
  boolean covers(int bytes) {
    return !data.isDue() && response.left() >= bytes;
  }

  /** Tells whether the peer must grant more before all of the response can be sent. */
  boolean needsGrant() {
    return unsent > response.left();
  }

  SendCredit response() {
    return response;
  }
}
