package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameFlags;
import dev.wirecommand.frame.FrameType;
import org.jspecify.annotations.Nullable;

/**
 * The frames that make a request (section 3 of the protocol), made one at a time as they are sent:
 * first those of the request map, then those of its data.
 *
 * <p>Data is given whole with the request, or in parts as it comes: then {@link #next} returns null
 * while there is none, and {@link #isFinished} tells whether more is to come. Used on the reactor's
 * thread only.
 */
public final class RequestFrames {
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
  private boolean mapDone;
  private ByteSlice data;
  private int dataSent;
  private boolean dataEnded;
  private boolean finished;
  private boolean begun;

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

  /**
   * The next frame to send. Its payload is valid until the next call for any request of the same
   * reactor.
   *
   * @return the frame, or null when there is none now
   */
  public @Nullable Frame next() {
    if (!mapDone) {
      return nextOfMap();
    }
    return finished ? null : nextOfData();
  }

  private Frame nextOfMap() {
    if (!begun) {
      map = maps.encode(name, args, meta);
      if (map.length() > sendPayload) {
        // Others will be encoded before all of it is out.
        map = ByteSlice.of(map.toByteArray());
      }
    }
    int length = Math.min(map.length() - mapSent, sendPayload);
    mapDone = mapSent + length == map.length();
    finished = mapDone && !hasData;
    int flags =
        (begun ? FrameFlags.REQUEST_CONTINUATION : FrameFlags.REQUEST_NEW)
            | (mapDone ? 0 : FrameFlags.REQUEST_MORE)
            | (hasData ? FrameFlags.REQUEST_HAVE_DATA : 0);
    begun = true;
    int offset = map.offset() + mapSent;
    mapSent += length;
    return frame(FrameType.COMMAND_REQUEST, flags, map.array(), offset, length);
  }

  private @Nullable Frame nextOfData() {
    int left = data.length() - dataSent;
    // A full frame cannot tell that it is the last: data that fills its frames ends with an empty
    // one.
    if (left == 0 && !dataEnded) {
      return null;
    }
    int length = Math.min(left, sendPayload);
    finished = dataEnded && length < sendPayload;
    int flags = finished ? FrameFlags.DATA_EOS : FrameFlags.DATA_CONTINUATION;
    int offset = data.offset() + dataSent;
    dataSent += length;
    return frame(FrameType.COMMAND_DATA, flags, data.array(), offset, length);
  }

  private Frame frame(FrameType type, int flags, byte[] array, int offset, int length) {
    return new Frame(
        id, stream.id(), stream.flagsForNext(), type.code(), flags, array, offset, length);
  }

  /**
   * Gives the next part of data whose length is not known. To be called when {@link #next} has
   * returned null.
   *
   * @param part the part; not to be changed before it has been drained
   * @param last whether it is the last
   * @throws IllegalStateException if the request has no such data, its data has ended, or the part
   *     before has not been drained
   */
  public void data(ByteSlice part, boolean last) {
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

  /**
   * Whether every frame of the request map has been taken, so that the server knows the request.
   *
   * @return whether nothing but data is left, if that
   */
  public boolean isRequestSent() {
    return mapDone;
  }

  /**
   * Whether every frame of the request has been taken.
   *
   * @return whether nothing more is to be sent
   */
  public boolean isFinished() {
    return finished;
  }

  /** Whether a frame has been taken. */
  boolean isBegun() {
    return begun;
  }

  /** Leaves out everything that has not been taken. */
  void drop() {
    mapDone = true;
    dataEnded = true;
    finished = true;
  }

  /** Leaves out the data that has not been sent; what is left ends with an empty {@code eos}. */
  void cutData() {
    data = ByteSlice.EMPTY;
    dataSent = 0;
    dataEnded = true;
  }
}
