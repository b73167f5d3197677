package dev.wirecommand.reactor;

import static dev.wirecommand.frame.FrameType.DATA_CONTINUATION;
import static dev.wirecommand.frame.FrameType.DATA_EOS;
import static dev.wirecommand.frame.FrameType.REQUEST_CONTINUATION;
import static dev.wirecommand.frame.FrameType.REQUEST_HAVE_DATA;
import static dev.wirecommand.frame.FrameType.REQUEST_MORE;
import static dev.wirecommand.frame.FrameType.REQUEST_NEW;

import dev.wirecommand.frame.FrameType;

/** What can happen to one request id on the server: each kind of frame, and its answer's end. */
enum RequestInput {
  /** {@code new}: a whole request. */
  NEW,
  /** {@code new|more}. */
  NEW_MORE,
  /** {@code new|have-data}: all request frames, with data to follow. */
  NEW_BEFORE_DATA,
  /** {@code new|more|have-data}. */
  NEW_MORE_BEFORE_DATA,
  /** {@code continuation|more}. */
  CONTINUATION_MORE,
  /** {@code continuation|more|have-data}. */
  CONTINUATION_MORE_BEFORE_DATA,
  /** {@code continuation}: the last request frame. */
  CONTINUATION_LAST,
  /** {@code continuation|have-data}: the last request frame, with data to follow. */
  CONTINUATION_LAST_BEFORE_DATA,
  /** A {@code command-request} that is both {@code new} and {@code continuation}. */
  REQUEST_WITH_BOTH_FLAGS,
  /** A {@code command-request} that is neither {@code new} nor {@code continuation}. */
  REQUEST_WITH_NEITHER_FLAG,
  /** {@code command-data} with {@code continuation}, whatever {@code eos} says. */
  DATA_MORE,
  /** {@code command-data} with {@code eos} alone. */
  DATA_LAST,
  /** {@code command-data} with neither flag. */
  DATA_WITH_NEITHER_FLAG,
  /** A frame of a type that only servers send, or that nobody does. */
  FOREIGN_TYPE,
  /** The last frame of the answer has been drained, or its drain was given up. */
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

  /** What a frame of this type with these flags is to its request. */
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
