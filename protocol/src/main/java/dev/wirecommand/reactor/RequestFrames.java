package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a {@link ClientRequest}, made one at a time (section 3 of the protocol). {@link
 * #next} makes the frames of the request map first, then the frames of the data.
 */
final class RequestFrames {
  /** The part of the request that {@code next} has already returned. */
  private enum Taken {
    NOTHING,
    PART_OF_MAP,
    WHOLE_MAP,
    EVERYTHING
  }

  private final int id;
  private final ClientStream stream;
  private final int sendPayload;
  private final boolean hasData;
  private final RequestMapEncoder maps;
  private final byte[] name;
  private final ByteSlice args;
  private final @Nullable ByteSlice meta;
  private ByteSlice map = ByteSlice.EMPTY;
  private int mapSent;
  private ByteSlice data;
  private int dataSent;
  private boolean dataEnded;
  private Taken taken = Taken.NOTHING;

  /** The bytes of data that the server takes. Null if they are not limited. */
  private @Nullable SendCredit credit;

  /**
   * @param maps encodes the request map when its first frame is to be sent
   * @param args an encoded map
   * @param meta an encoded map, or null for none
   * @param data the data, null for none; its first part where {@code dataEnded} is false
   * @param dataEnded whether that is all of the data
   */
  RequestFrames(
      int id,
      ClientStream stream,
      int sendPayload,
      RequestMapEncoder maps,
      byte[] name,
      ByteSlice args,
      @Nullable ByteSlice meta,
      @Nullable ByteSlice data,
      boolean dataEnded) {
    this.id = id;
    this.stream = stream;
    this.sendPayload = sendPayload;
    this.maps = maps;
    this.name = name;
    this.args = args;
    this.meta = meta;
    this.hasData = data != null;
    this.data = data == null ? ByteSlice.EMPTY : data;
    this.dataEnded = dataEnded;
  }

  /** Returns the next frame to send; see {@link ClientRequest#nextFrame}. */
  @Nullable Frame next() {
    return switch (taken) {
      case NOTHING, PART_OF_MAP -> nextOfMap();
      case WHOLE_MAP -> nextOfData();
      case EVERYTHING -> null;
    };
  }

  private Frame nextOfMap() {
    boolean first = taken == Taken.NOTHING;
    if (first) {
      map = maps.encode(name, args, meta);
      if (map.length() > sendPayload) {
        // The encoder overwrites its buffer for other requests before this map is out.
        map = ByteSlice.of(map.toByteArray());
      }
    }
    int length = Math.min(map.length() - mapSent, sendPayload);
    boolean last = mapSent + length == map.length();
    int flags =
        (first ? FrameType.REQUEST_NEW : FrameType.REQUEST_CONTINUATION)
            | (last ? 0 : FrameType.REQUEST_MORE)
            | (hasData ? FrameType.REQUEST_HAVE_DATA : 0);
    taken = !last ? Taken.PART_OF_MAP : hasData ? Taken.WHOLE_MAP : Taken.EVERYTHING;
    int offset = map.offset() + mapSent;
    mapSent += length;
    return frame(FrameType.COMMAND_REQUEST, flags, map.array(), offset, length);
  }

  private @Nullable Frame nextOfData() {
    int left = data.length() - dataSent;
    // More data may follow a full frame, so data that fills its frames ends with an empty one.
    if (left == 0 && !dataEnded) {
      return null;
    }
    int length = Math.min(left, sendPayload);
    SendCredit window = credit;
    if (window != null && length > 0) {
      length = window.take(length);
      if (length == 0) {
        return null;
      }
    }
    boolean last = dataEnded && length == left && length < sendPayload;
    if (last) {
      taken = Taken.EVERYTHING;
    }
    int flags = last ? FrameType.DATA_EOS : FrameType.DATA_CONTINUATION;
    int offset = data.offset() + dataSent;
    dataSent += length;
    return frame(FrameType.COMMAND_DATA, flags, data.array(), offset, length);
  }

  private Frame frame(FrameType type, int flags, byte[] array, int offset, int length) {
    return new Frame(
        id, stream.id(), stream.flagsForNext(), type.code(), flags, array, offset, length);
  }

  /** Adds the next part of the data; see {@link ClientRequest#data}. */
  void data(ByteSlice part, boolean last) {
    if (!hasData || dataEnded) {
      throw new IllegalStateException("request " + id + " takes no more data");
    }
    if (dataSent != data.length()) {
      throw new IllegalStateException(
          "request " + id + " has data that has not been sent: drain its frames first");
    }
    data = part;
    dataSent = 0;
    dataEnded = last;
  }

  /** Sends data only within a credit, or without limit if it is null. */
  void limitData(@Nullable SendCredit window) {
    credit = window;
  }

  /** Tells whether the server must grant more before the next frame of the data can be sent. */
  boolean isBlocked() {
    SendCredit window = credit;
    return taken == Taken.WHOLE_MAP && window != null && hasUnsentData() && window.isUsedUp();
  }

  /** Tells whether {@link #next} has not returned all of the latest part of the data. */
  boolean hasUnsentData() {
    return dataSent < data.length();
  }

  int streamId() {
    return stream.id();
  }

  /** Returns the stream flags of the next frame on the request's stream. */
  int streamFlags() {
    return stream.flagsForNext();
  }

  /** Tells whether {@link #next} has returned every frame of the request map. */
  boolean isRequestSent() {
    return taken == Taken.WHOLE_MAP || taken == Taken.EVERYTHING;
  }

  /** Tells whether {@link #next} has returned the last frame. */
  boolean isFinished() {
    return taken == Taken.EVERYTHING;
  }

  /** Tells whether {@link #next} has returned the first frame. */
  boolean isBegun() {
    return taken != Taken.NOTHING;
  }

  /** Drops every frame that {@link #next} has not returned yet. */
  void drop() {
    dataEnded = true;
    taken = Taken.EVERYTHING;
  }

  /**
   * Drops the rest of a request that the server has answered. A request map of which a part has
   * been sent ends with an empty frame.
   */
  void cut() {
    if (taken == Taken.PART_OF_MAP) {
      map = ByteSlice.EMPTY;
      mapSent = 0;
    }
    cutData();
  }

  /** Drops the data that has not been sent. The data then ends with an empty {@code eos} frame. */
  void cutData() {
    data = ByteSlice.EMPTY;
    dataSent = 0;
    dataEnded = true;
  }
}
