package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import org.jspecify.annotations.Nullable;

/** The partly received requests of a connection, with limits on their number and their bytes. */
final class PartialRequests {
  /** How many times the limits of a request may be dropped before the connection fails. */
  private static final int DROPPED_TIMES = 16;

  /**
   * How many times the limit on partly received requests may be refused at one time, or answered
   * before their data has ended.
   */
  private static final int REFUSED_TIMES = 32;

  private final Limits limits;
  private final ByteAccount account;
  private int count;

  /** How many of them have been refused. */
  private int refused;

  private long bytes;

  /** How many bytes are reserved in the account. */
  private long reserved;

  PartialRequests(Limits limits, ByteAccount account) {
    this.limits = limits;
    this.account = account;
  }

  /**
   * Begins a request and counts it.
   *
   * @throws LimitException if there are too many
   */
  PartialRequest begin() {
    if (count >= limits.partialRequests()) {
      throw LimitException.of(
          "partly received requests", "partialRequests", limits.partialRequests());
    }
    count++;
    return new PartialRequest();
  }

  /**
   * Adds the payload of a request frame to its request.
   *
   * @throws LimitException if that would break a limit
   * @throws dev.wirecommand.cbor.CborException if the map is malformed before it breaks a limit
   * @throws ProtocolException if it is no request map before it breaks a limit
   */
  void addRequest(PartialRequest partial, Frame frame) {
    if (partial.requestFrames() == limits.requestFrames()) {
      throw firstFault(
          partial,
          LimitException.of("frames of the request map", "requestFrames", limits.requestFrames()));
    }
    long own = (long) limits.requestBytes() - partial.request.size();
    int accepted = (int) Math.min(own, room());
    if (frame.length() > accepted) {
      // The bytes before the breach may have another fault, which then comes first.
      if (!reserve(partial.request.growth(accepted))) {
        throw firstFault(partial, accountFull());
      }
      partial.request.add(frame.array(), frame.offset(), accepted);
      bytes += accepted;
      throw firstFault(partial, own == accepted ? tooLong() : noRoom());
    }
    if (!reserve(partial.request.growth(frame.length()))) {
      throw firstFault(partial, accountFull());
    }
    bytes += frame.length();
    partial.addRequest(frame);
  }

  /**
   * Returns the first fault of a map that is cut off by a breach of a limit, or else the breach.
   */
  private LimitException firstFault(PartialRequest partial, LimitException breach) {
    return RequestMapParser.firstFaultOfBeginning(partial.request.slice(), limits, breach);
  }

  /**
   * Adds the payload of a data frame to its request.
   *
   * @throws LimitException if that would break a limit; the payload is then not kept
   * @throws dev.wirecommand.cbor.CborException if it would, and the map is malformed
   * @throws ProtocolException if it would, and the map is no request map
   */
  void addData(PartialRequest partial, Frame frame) {
    long own = (long) limits.bufferedDataBytes() - partial.data.size();
    if (frame.length() > Math.min(own, room())) {
      LimitException breach =
          own <= room()
              ? LimitException.of(
                  "bytes of buffered data", "bufferedDataBytes", limits.bufferedDataBytes())
              : noRoom();
      throw RequestMapParser.firstFault(partial.request.slice(), limits, breach);
    }
    if (!reserve(partial.data.growth(frame.length()))) {
      throw RequestMapParser.firstFault(partial.request.slice(), limits, accountFull());
    }
    bytes += frame.length();
    partial.addData(frame);
  }

  /**
   * Checks that a request map in one frame is not too long.
   *
   * @throws LimitException if it is over the limit
   */
  void checkRequestBytes(ByteSlice map) {
    int max = limits.requestBytes();
    if (map.length() > max) {
      throw RequestMapParser.firstFaultOfBeginning(
          new ByteSlice(map.array(), map.offset(), max), limits, tooLong());
    }
  }

  private LimitException tooLong() {
    return LimitException.of("bytes of the request map", "requestBytes", limits.requestBytes());
  }

  private LimitException noRoom() {
    return LimitException.of(
        "bytes of the connection's partly received requests",
        "connectionBytes",
        limits.memory().connectionBytes());
  }

  private LimitException accountFull() {
    return LimitException.of(
        "bytes that the server holds for the connection", "connectionBytes", account.ceiling());
  }

  private long room() {
    return limits.memory().connectionBytes() - bytes;
  }

  /** Removes a request and its bytes from the counts. */
  void end(PartialRequest partial) {
    count--;
    bytes -= partial.size();
    reserved -= partial.capacity();
    account.release(partial.capacity());
  }

  /** Removes all requests, because no more of their frames will be accepted. */
  void endAll() {
    count = 0;
    bytes = 0;
    account.release(reserved);
    reserved = 0;
  }

  private boolean reserve(long growth) {
    boolean granted = account.reserve(growth);
    reserved += granted ? growth : 0;
    return granted;
  }

  /**
   * Drops the bytes of a refused request. It still counts while more of its frames will arrive.
   *
   * @param partial the request, or null if it was not partly received
   * @param receiving whether more frames will arrive
   * @return the request whose frames {@link #drop} counts, or null if none will arrive
   * @throws ProtocolException if more frames of far too many refused requests will arrive
   */
  @Nullable PartialRequest refuse(@Nullable PartialRequest partial, boolean receiving) {
    if (partial != null) {
      end(partial);
      partial.clear();
    }
    if (!receiving) {
      return null;
    }
    if (refused >= (long) REFUSED_TIMES * limits.partialRequests()) {
      throw new ProtocolException(
          "over "
              + REFUSED_TIMES
              + " times the limit partialRequests, "
              + refused
              + " requests, have been refused and have not ended");
    }
    count++;
    refused++;
    return partial != null ? partial : new PartialRequest();
  }

  /**
   * Checks that a request may begin.
   *
   * @param unended how many requests have been answered and have more data to come
   * @throws ProtocolException if they are far too many
   */
  void checkUnended(int unended) {
    if (unended >= (long) REFUSED_TIMES * limits.partialRequests()) {
      throw new ProtocolException(
          REFUSED_TIMES
              + " times the limit partialRequests, "
              + unended
              + " requests, have been answered and their data has not ended");
    }
  }

  /** Removes a refused request, whose last frame has arrived, from the counts. */
  void endRefused(PartialRequest partial) {
    end(partial);
    refused--;
  }

  /**
   * Counts a frame of a refused request.
   *
   * @throws ProtocolException if far more frames or bytes arrive than the limits allow
   */
  void drop(PartialRequest partial, Frame frame) {
    if (frame.length() == 0 && isEndOfData(frame)) {
      return;
    }
    partial.drop(frame);
    if (partial.droppedFrames() > (long) DROPPED_TIMES * limits.requestFrames()) {
      throw tooMuch("frames", "requestFrames", limits.requestFrames());
    }
    if (partial.droppedBytes() > (long) DROPPED_TIMES * limits.requestBytes()) {
      throw tooMuch("bytes", "requestBytes", limits.requestBytes());
    }
  }

  private static boolean isEndOfData(Frame frame) {
    return frame.type() == FrameType.COMMAND_DATA.code()
        && frame.has(FrameType.DATA_EOS)
        && !frame.has(FrameType.DATA_CONTINUATION);
  }

  private static ProtocolException tooMuch(String unit, String limit, int value) {
    return new ProtocolException(
        "over "
            + DROPPED_TIMES
            + " times the limit "
            + limit
            + ", "
            + (long) DROPPED_TIMES * value
            + " "
            + unit
            + ", arrived after the request had been refused");
  }
}
