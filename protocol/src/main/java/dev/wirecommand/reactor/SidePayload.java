package dev.wirecommand.reactor;

import dev.wirecommand.frame.FrameType;
import java.util.List;

/**
 * Text output or progress, encoded (section 4 of the protocol): what may be made on any thread, to
 * be sent on the reactor's with {@link ServerRequest#send}. Immutable.
 */
public final class SidePayload {
  private final FrameType type;
  private final ByteSlice bytes;

  private SidePayload(FrameType type, ByteSlice bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /**
   * Text for people.
   *
   * @param atoms the text
   * @return the payload
   * @throws IllegalArgumentException if there are no atoms
   */
  public static SidePayload text(List<TextAtom> atoms) {
    if (atoms.isEmpty()) {
      throw new IllegalArgumentException("text output without text");
    }
    return new SidePayload(FrameType.TEXT_OUTPUT, SideOutput.encodeText(atoms));
  }

  /**
   * How far a command has come.
   *
   * @param progress the progress
   * @return the payload
   */
  public static SidePayload progress(Progress progress) {
    return new SidePayload(FrameType.PROGRESS, SideOutput.encodeProgress(progress));
  }

  /**
   * Checks that it can be sent.
   *
   * @param sendPayload the most bytes of payload that a frame is sent with
   * @return this
   * @throws IllegalArgumentException if it does not fit one frame
   */
  public SidePayload requireFits(int sendPayload) {
    requireFits(type, bytes, sendPayload);
    return this;
  }

  static void requireFits(FrameType type, ByteSlice payload, int sendPayload) {
    if (payload.length() > sendPayload) {
      throw new IllegalArgumentException(
          type.wireName()
              + " of "
              + payload.length()
              + " bytes does not fit one frame of "
              + sendPayload);
    }
  }

  /**
   * How large it is.
   *
   * @return the number of bytes
   */
  public int size() {
    return bytes.length();
  }

  FrameType type() {
    return type;
  }

  ByteSlice bytes() {
    return bytes;
  }
}
