package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.RequestInput.ANSWERED;
import static dev.wirecommand.reactor.RequestInput.CONTINUATION_LAST;
import static dev.wirecommand.reactor.RequestInput.CONTINUATION_LAST_BEFORE_DATA;
import static dev.wirecommand.reactor.RequestInput.CONTINUATION_MORE;
import static dev.wirecommand.reactor.RequestInput.CONTINUATION_MORE_BEFORE_DATA;
import static dev.wirecommand.reactor.RequestInput.DATA_LAST;
import static dev.wirecommand.reactor.RequestInput.DATA_MORE;
import static dev.wirecommand.reactor.RequestInput.NEW;
import static dev.wirecommand.reactor.RequestInput.NEW_BEFORE_DATA;
import static dev.wirecommand.reactor.RequestInput.NEW_MORE;
import static dev.wirecommand.reactor.RequestInput.NEW_MORE_BEFORE_DATA;
import static dev.wirecommand.reactor.RequestStatus.ANSWERED_BEFORE_DATA;
import static dev.wirecommand.reactor.RequestStatus.DATA;
import static dev.wirecommand.reactor.RequestStatus.DROPPED_DATA;
import static dev.wirecommand.reactor.RequestStatus.DROPPED_REQUEST;
import static dev.wirecommand.reactor.RequestStatus.DROPPED_REQUEST_BEFORE_DATA;
import static dev.wirecommand.reactor.RequestStatus.FREE;
import static dev.wirecommand.reactor.RequestStatus.REFUSED_DATA;
import static dev.wirecommand.reactor.RequestStatus.REFUSED_REQUEST;
import static dev.wirecommand.reactor.RequestStatus.REFUSED_REQUEST_BEFORE_DATA;
import static dev.wirecommand.reactor.RequestStatus.REQUEST;
import static dev.wirecommand.reactor.RequestStatus.REQUEST_BEFORE_DATA;
import static dev.wirecommand.reactor.RequestStatus.RUNNING;
import static dev.wirecommand.reactor.RequestStatus.RUNNING_ON_DATA;
import static dev.wirecommand.reactor.RequestTransitions.Effect.ADD_DATA;
import static dev.wirecommand.reactor.RequestTransitions.Effect.ADD_DATA_AND_RUN;
import static dev.wirecommand.reactor.RequestTransitions.Effect.ADD_REQUEST;
import static dev.wirecommand.reactor.RequestTransitions.Effect.ADD_REQUEST_AND_RUN;
import static dev.wirecommand.reactor.RequestTransitions.Effect.BEGIN;
import static dev.wirecommand.reactor.RequestTransitions.Effect.DELIVER_DATA;
import static dev.wirecommand.reactor.RequestTransitions.Effect.DELIVER_LAST_DATA;
import static dev.wirecommand.reactor.RequestTransitions.Effect.DROP_DATA;
import static dev.wirecommand.reactor.RequestTransitions.Effect.DROP_REFUSED;
import static dev.wirecommand.reactor.RequestTransitions.Effect.RELEASE;
import static dev.wirecommand.reactor.RequestTransitions.Effect.RUN;

import org.jspecify.annotations.Nullable;

/**
 * The transition table of a server reactor (section 5 of the protocol). For each {@linkplain
 * RequestStatus status} of a request id, it lists the accepted {@linkplain RequestInput inputs},
 * their effects, and the next status. Every other input is a protocol error.
 *
 * <pre>
 *                   NEW                             ANSWERED
 *   FREE ────────────────────────────────▶ RUNNING ──────────▶ FREE
 *    │  NEW_MORE               CONTINUATION_LAST ▲  ▲
 *    ├──────────▶ REQUEST ───────────────────────┘  │ DATA_LAST
 *    │                                              │
 *    │  NEW_MORE_      CONTINUATION_LAST_           │
 *    │  BEFORE_DATA    BEFORE_DATA     (buffered) DATA
 *    ├──────────▶ REQUEST_BEFORE_DATA ─────────────▶┘
 *    │  NEW_BEFORE_DATA                (buffered)   ▲
 *    ├──────────────────────────────────────────────┘
 *    │                                 (streamed)                  ANSWERED
 *    └──▶ and REQUEST_BEFORE_DATA ──▶ RUNNING_ON_DATA ──▶ RUNNING, or ──▶ ANSWERED_BEFORE_DATA ──▶ FREE
 * </pre>
 *
 * <p>The reactor's own state follows: it is RECEIVING while any id is in a status that counts as
 * receiving, else IDLE.
 */
final class RequestTransitions {
  /** The action to perform for a transition, in addition to the change of status. */
  enum Effect {
    /** Parse the frame's payload as a request map, and run its command. */
    RUN,
    /** Begin to collect the frames of a request. Its first bytes are the frame's payload. */
    BEGIN,
    /** Add the frame's payload to the request map collected so far. */
    ADD_REQUEST,
    /** Complete the request map with the frame's payload, and run the command. */
    ADD_REQUEST_AND_RUN,
    /** Add the frame's payload to the buffered data. */
    ADD_DATA,
    /** Complete the buffered data with the frame's payload, and run the command. */
    ADD_DATA_AND_RUN,
    /** Pass the frame's payload, which is data, to the running command. */
    DELIVER_DATA,
    /** Pass the frame's payload, which is the last part of the data, to the running command. */
    DELIVER_LAST_DATA,
    /** Drop the frame's payload and count its bytes. */
    DROP_DATA,
    /** Drop a frame of a request that exceeded a limit, and count it. */
    DROP_REFUSED,
    /** Release the request, because the last frame of its answer has been returned or dropped. */
    RELEASE
  }

  /** A cell of the table: the effect of an input, and the next status. */
  record Transition(Effect effect, RequestStatus next) {}

  private static final int INPUTS = RequestInput.values().length;

  /** The table for buffered mode. A command runs after all of its data has arrived. */
  static final RequestTransitions BUFFERED = new RequestTransitions(false);

  /** The table for streamed mode. A command runs when its request map has arrived. */
  static final RequestTransitions STREAMED = new RequestTransitions(true);

  /** The cells of the table, with one row for each status. */
  private final @Nullable Transition[] table =
      new @Nullable Transition[RequestStatus.values().length * INPUTS];

  private RequestTransitions(boolean streamed) {
    on(FREE, NEW, RUN, RUNNING);
    on(FREE, NEW_MORE, BEGIN, REQUEST);
    on(FREE, NEW_MORE_BEFORE_DATA, BEGIN, REQUEST_BEFORE_DATA);

    on(REQUEST, CONTINUATION_MORE, ADD_REQUEST, REQUEST);
    on(REQUEST, CONTINUATION_LAST, ADD_REQUEST_AND_RUN, RUNNING);
    on(REQUEST_BEFORE_DATA, CONTINUATION_MORE_BEFORE_DATA, ADD_REQUEST, REQUEST_BEFORE_DATA);

    if (!streamed) {
      on(FREE, NEW_BEFORE_DATA, BEGIN, DATA);
      on(REQUEST_BEFORE_DATA, CONTINUATION_LAST_BEFORE_DATA, ADD_REQUEST, DATA);
      on(DATA, DATA_MORE, ADD_DATA, DATA);
      on(DATA, DATA_LAST, ADD_DATA_AND_RUN, RUNNING);
    } else {
      on(FREE, NEW_BEFORE_DATA, RUN, RUNNING_ON_DATA);
      on(REQUEST_BEFORE_DATA, CONTINUATION_LAST_BEFORE_DATA, ADD_REQUEST_AND_RUN, RUNNING_ON_DATA);
      on(RUNNING_ON_DATA, DATA_MORE, DELIVER_DATA, RUNNING_ON_DATA);
      on(RUNNING_ON_DATA, DATA_LAST, DELIVER_LAST_DATA, RUNNING);
      on(RUNNING_ON_DATA, ANSWERED, RELEASE, ANSWERED_BEFORE_DATA);
      on(ANSWERED_BEFORE_DATA, DATA_MORE, DROP_DATA, ANSWERED_BEFORE_DATA);
      on(ANSWERED_BEFORE_DATA, DATA_LAST, DROP_DATA, FREE);
    }

    on(RUNNING, ANSWERED, RELEASE, FREE);

    on(REFUSED_REQUEST, CONTINUATION_MORE, DROP_REFUSED, REFUSED_REQUEST);
    on(REFUSED_REQUEST, CONTINUATION_LAST, DROP_REFUSED, RUNNING);
    on(REFUSED_REQUEST, ANSWERED, RELEASE, DROPPED_REQUEST);
    on(DROPPED_REQUEST, CONTINUATION_MORE, DROP_REFUSED, DROPPED_REQUEST);
    on(DROPPED_REQUEST, CONTINUATION_LAST, DROP_REFUSED, FREE);
    refusedBeforeData(REFUSED_REQUEST_BEFORE_DATA, REFUSED_DATA);
    on(REFUSED_REQUEST_BEFORE_DATA, ANSWERED, RELEASE, DROPPED_REQUEST_BEFORE_DATA);
    refusedBeforeData(DROPPED_REQUEST_BEFORE_DATA, DROPPED_DATA);
    on(REFUSED_DATA, DATA_MORE, DROP_REFUSED, REFUSED_DATA);
    on(REFUSED_DATA, DATA_LAST, DROP_REFUSED, RUNNING);
    on(REFUSED_DATA, ANSWERED, RELEASE, DROPPED_DATA);
    on(DROPPED_DATA, DATA_MORE, DROP_REFUSED, DROPPED_DATA);
    on(DROPPED_DATA, DATA_LAST, DROP_REFUSED, FREE);
  }

  private void refusedBeforeData(RequestStatus refused, RequestStatus data) {
    on(refused, CONTINUATION_MORE_BEFORE_DATA, DROP_REFUSED, refused);
    on(refused, CONTINUATION_LAST_BEFORE_DATA, DROP_REFUSED, data);
  }

  private void on(RequestStatus status, RequestInput input, Effect effect, RequestStatus next) {
    table[cell(status, input)] = new Transition(effect, next);
  }

  /** Returns the transition for a status and an input, or null for a protocol error. */
  @Nullable Transition from(RequestStatus status, RequestInput input) {
    return table[cell(status, input)];
  }

  @SuppressWarnings(
      "EnumOrdinal") // The table has a cell for each pair, and no other class sees the ordinals.
  private static int cell(RequestStatus status, RequestInput input) {
    return status.ordinal() * INPUTS + input.ordinal();
  }

  /** Returns the error message for a frame that has no transition in the table. */
  static String refusal(RequestStatus status, RequestInput input, int id, String typeName) {
    return switch (input) {
      case REQUEST_WITH_BOTH_FLAGS ->
          "command-request of request " + id + " is both new and continuation";
      case REQUEST_WITH_NEITHER_FLAG ->
          "command-request of request " + id + " is neither new nor continuation";
      case DATA_WITH_NEITHER_FLAG ->
          "command-data of request " + id + " is neither continuation nor eos";
      case FOREIGN_TYPE -> "expected command-request or command-data, got " + typeName;
      case NEW, NEW_MORE, NEW_BEFORE_DATA, NEW_MORE_BEFORE_DATA ->
          "request id " + id + (status.running ? " is active" : " is being received");
      default -> outOfPlace(status, input, id, typeName);
    };
  }

  private static String outOfPlace(
      RequestStatus status, RequestInput input, int id, String typeName) {
    boolean data = input == DATA_MORE || input == DATA_LAST;
    return switch (status) {
      case FREE -> typeName + " of request " + id + ", which is not being received";
      case REQUEST, REFUSED_REQUEST, DROPPED_REQUEST ->
          data
              ? "command-data of request " + id + ", which declared none"
              : "have-data on a later frame of request " + id + " but not on its first";
      case REQUEST_BEFORE_DATA, REFUSED_REQUEST_BEFORE_DATA, DROPPED_REQUEST_BEFORE_DATA ->
          data
              ? "command-data of request " + id + " before its last command-request"
              : "have-data on the first frame of request " + id + " but not on a later one";
      case RUNNING -> typeName + " of request " + id + ", which is active";
      default -> "command-request of request " + id + " after its last command-request";
    };
  }
}
