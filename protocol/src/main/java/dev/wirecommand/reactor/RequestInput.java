package dev.wirecommand.reactor;

import static dev.wirecommand.frame.FrameType.DATA_CONTINUATION;
import static dev.wirecommand.frame.FrameType.DATA_EOS;
import static dev.wirecommand.frame.FrameType.REQUEST_CONTINUATION;
import static dev.wirecommand.frame.FrameType.REQUEST_HAVE_DATA;
import static dev.wirecommand.frame.FrameType.REQUEST_MORE;
import static dev.wirecommand.frame.FrameType.REQUEST_NEW;

import dev.wirecommand.frame.FrameType;

/** An input to {@link RequestTransitions}. It is a kind of frame, or the end of an answer. */
enum RequestInput {
  /** A whole request in one frame ({@code new}), without data. */
  NEW,
  /** The first of several request frames ({@code new|more}). */
  NEW_MORE,
  /** A whole request map in one frame; data will follow ({@code new|have-data}). */
  NEW_BEFORE_DATA,
  /** The first of several request frames; data will follow ({@code new|more|have-data}). */
  NEW_MORE_BEFORE_DATA,
  /** A request frame that is neither the first nor the last ({@code continuation|more}). */
  CONTINUATION_MORE,
  /**
   * A request frame that is neither the first nor the last, of a request with data ({@code
   * continuation|more|have-data}).
   */
  CONTINUATION_MORE_BEFORE_DATA,
  /** The last of several request frames ({@code continuation}). */
  CONTINUATION_LAST,
  /** The last of several request frames; data will follow ({@code continuation|have-data}). */
  CONTINUATION_LAST_BEFORE_DATA,
  /** A {@code command-request} frame that is both {@code new} and {@code continuation}. */
  REQUEST_WITH_BOTH_FLAGS,
  /** A {@code command-request} frame that is neither {@code new} nor {@code continuation}. */
  REQUEST_WITH_NEITHER_FLAG,
  /** A {@code command-data} frame with {@code continuation}, with or without {@code eos}. */
  DATA_MORE,
  /** A {@code command-data} frame with {@code eos} and without {@code continuation}. */
  DATA_LAST,
  /** A {@code command-data} frame with neither {@code continuation} nor {@code eos}. */
  DATA_WITH_NEITHER_FLAG,
  /** A frame of an unassigned type, or of a type that only servers send. */
  FOREIGN_TYPE,
  /** The reactor has returned or dropped the last frame of the answer. */
  ANSWERED;

  private static final RequestInput[] REQUEST_BY_FLAGS = new RequestInput[16];

  static {
    for (int flags = 0; flags < 16; flags++) {
      boolean more = (flags & REQUEST_MORE) != 0;
      boolean data = (flags & REQUEST_HAVE_DATA) != 0;
      boolean isNew = (flags & REQUEST_NEW) != 0;
      boolean continuation = (flags & REQUEST_CONTINUATION) != 0;
      RequestInput input;
      if (isNew && continuation) {
        input = REQUEST_WITH_BOTH_FLAGS;
      } else if (isNew) {
        input = more ? (data ? NEW_MORE_BEFORE_DATA : NEW_MORE) : (data ? NEW_BEFORE_DATA : NEW);
      } else if (continuation && more) {
        input = data ? CONTINUATION_MORE_BEFORE_DATA : CONTINUATION_MORE;
      } else if (continuation) {
        input = data ? CONTINUATION_LAST_BEFORE_DATA : CONTINUATION_LAST;
      } else {
        input = REQUEST_WITH_NEITHER_FLAG;
      }
      REQUEST_BY_FLAGS[flags] = input;
    }
  }

  /** Returns the input for a frame with this type and these flags. */
  static RequestInput of(int type, int flags) {
    if (type == FrameType.COMMAND_REQUEST.code()) {
      return REQUEST_BY_FLAGS[flags];
    }
    if (type != FrameType.COMMAND_DATA.code()) {
      return FOREIGN_TYPE;
    }
    if ((flags & DATA_CONTINUATION) != 0) {
      return DATA_MORE;
    }
    return (flags & DATA_EOS) != 0 ? DATA_LAST : DATA_WITH_NEITHER_FLAG;
  }
}
