package dev.wirecommand.frame;

import java.util.List;

/** Prints a frame, without its payload, in one readable line (section 7 of the protocol). */
final class FrameDescription {
  private FrameDescription() {}

  static String of(Frame frame) {
    FrameType type = FrameType.of(frame.type());
    StringBuilder out = new StringBuilder(128);
    out.append("frame(size=").append(frame.length());
    out.append("; request=").append(frame.requestId());
    out.append("; stream=").append(frame.streamId());
    out.append("; streamflags=");
    appendFlags(out, frame.streamFlags(), FrameType.streamFlagNames());
    out.append("; type=");
    if (type == null) {
      appendUnknown(out, frame.type());
    } else {
      out.append(type.wireName());
    }
    out.append("; flags=");
    appendFlags(out, frame.flags(), type == null ? List.of() : type.flagNames());
    return out.append(')').toString();
  }

  private static void appendFlags(StringBuilder out, int flags, List<String> names) {
    String separator = "";
    for (int bit = 0; flags >> bit != 0; bit++) {
      if ((flags >> bit & 1) != 0) {
        out.append(separator);
        separator = "|";
        if (bit < names.size()) {
          out.append(names.get(bit));
        } else {
          appendUnknown(out, 1 << bit);
        }
      }
    }
  }

  private static void appendUnknown(StringBuilder out, int value) {
    out.append("<unknown 0x");
    out.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 0xF, 16));
    out.append('>');
  }
}
