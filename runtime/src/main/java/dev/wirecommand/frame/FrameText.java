package dev.wirecommand.frame;

import java.util.List;

/** Frames as text, for people (section 7 of the protocol). All methods are thread-safe. */
public final class FrameText {
  /** The flags of a stream, at the index of their bits. */
  static final List<String> STREAM_FLAG_NAMES = List.of("stream-begin", "stream-end", "encoded");

  private FrameText() {}

  /**
   * Returns the one line that tells people of a frame, without its payload, such as {@code
   * frame(size=29; request=1; stream=2; streamflags=stream-begin; type=bytes-response; flags=eos)}.
   *
   * @param frame the frame
   * @return the line; {@code size} is the payload's in bytes
   */
  public static String describe(Frame frame) {
    FrameType type = FrameType.of(frame.type());
    StringBuilder out = new StringBuilder(128);
    out.append("frame(size=").append(frame.length());
    out.append("; request=").append(frame.requestId());
    out.append("; stream=").append(frame.streamId());
    out.append("; streamflags=");
    describeFlags(out, frame.streamFlags(), STREAM_FLAG_NAMES);
    out.append("; type=");
    if (type == null) {
      describeUnknown(out, frame.type());
    } else {
      out.append(type.wireName());
    }
    out.append("; flags=");
    describeFlags(out, frame.flags(), type == null ? List.of() : type.flagNames());
    return out.append(')').toString();
  }

  private static void describeFlags(StringBuilder out, int flags, List<String> names) {
    String separator = "";
    for (int bit = 0; flags >> bit != 0; bit++) {
      if ((flags >> bit & 1) != 0) {
        out.append(separator);
        separator = "|";
        if (bit < names.size()) {
          out.append(names.get(bit));
        } else {
          describeUnknown(out, 1 << bit);
        }
      }
    }
  }

  private static void describeUnknown(StringBuilder out, int value) {
    out.append("<unknown 0x");
    out.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 0xF, 16));
    out.append('>');
  }
}
