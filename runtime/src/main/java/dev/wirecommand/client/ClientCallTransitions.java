package dev.wirecommand.client;

import static dev.wirecommand.client.ClientCallTransitions.Effect.CANCEL;
import static dev.wirecommand.client.ClientCallTransitions.Effect.CANCEL_LATER;
import static dev.wirecommand.client.ClientCallTransitions.Effect.CANCEL_NOW;
import static dev.wirecommand.client.ClientCallTransitions.Effect.DROP;
import static dev.wirecommand.client.ClientCallTransitions.Effect.FINISH;
import static dev.wirecommand.client.ClientCallTransitions.Effect.IGNORE;
import static dev.wirecommand.client.ClientCallTransitions.Effect.NOTHING;
import static dev.wirecommand.client.ClientCallTransitions.Effect.RELEASE;
import static dev.wirecommand.client.ClientCallTransitions.Input.ANSWERED;
import static dev.wirecommand.client.ClientCallTransitions.Input.BEGUN;
import static dev.wirecommand.client.ClientCallTransitions.Input.DATA_SENT;
import static dev.wirecommand.client.ClientCallTransitions.Input.DISCONNECTED;
import static dev.wirecommand.client.ClientCallTransitions.Input.REQUEST_PART_SENT;
import static dev.wirecommand.client.ClientCallTransitions.Input.REQUEST_SENT;
import static dev.wirecommand.client.ClientCallTransitions.Input.STOPPED;
import static dev.wirecommand.client.ClientCallTransitions.State.CANCEL_OWED;
import static dev.wirecommand.client.ClientCallTransitions.State.ENDED;
import static dev.wirecommand.client.ClientCallTransitions.State.NEW;
import static dev.wirecommand.client.ClientCallTransitions.State.QUEUED;
import static dev.wirecommand.client.ClientCallTransitions.State.SENDING;
import static dev.wirecommand.client.ClientCallTransitions.State.SENT;

import org.jspecify.annotations.Nullable;

/**
 * The table of all state transitions of a {@link ClientCall}. For each state and input, it contains
 * the next state and the effect on the request (sections 3 and 9 of the protocol). A pair of state
 * and input that is not in the table cannot happen.
 *
 * <pre>
 *        BEGUN           REQUEST_PART_SENT           REQUEST_SENT
 *   NEW ───────▶ QUEUED ───────────────────▶ SENDING ────────────▶ SENT
 *    │            │ │                        │  │                  ▲ │
 *    │            │ └────────────────────────┼──┼── REQUEST_SENT ──┘ │
 *    │ STOPPED    │ STOPPED          STOPPED │  │ ANSWERED           │ ANSWERED
 *    │ DISCON-    │ DISCON-                  ▼  │ DISCONNECTED       │ STOPPED
 *    │ NECTED     │ NECTED         CANCEL_OWED  │                    │ DISCONNECTED
 *    │            │                          │  │                    │
 *    │            │             REQUEST_SENT │  │                    │
 *    ▼            ▼                          ▼  ▼                    ▼
 *   ENDED ◀───────────────────────────────────────────────────────────
 * </pre>
 */
final class ClientCallTransitions {
  /** The state of a call. */
  enum State {
    /** The caller has made the call, but the event loop has not begun it. */
    NEW,
    /** The request exists, but none of its frames has been sent. */
    QUEUED,
    /**
     * A part of the request map has been sent. The server cannot tell yet which command is called.
     */
    SENDING,
    /**
     * The whole request map has been sent. Data may follow, and the call waits for the response.
     */
    SENT,
    /**
     * The call has ended on this side, but the client has not cancelled it on the server yet. The
     * client first sends the rest of the request map.
     */
    CANCEL_OWED,
    /** The call has ended, although the rest of its request may still be sent. */
    ENDED
  }

  /** An event that can change the state of a call. */
  enum Input {
    /** The event loop has made the request. */
    BEGUN,
    /** A frame of the request map, other than the last one, was sent. */
    REQUEST_PART_SENT,
    /** The last frame of the request map was sent. */
    REQUEST_SENT,
    /** A frame of data was sent. */
    DATA_SENT,
    /** The whole response has arrived, or the server has answered with an error. */
    ANSWERED,
    /**
     * This side ends the call before the response is complete. Either its caller cancelled it, its
     * timeout passed, it failed on this side, or this side is about to close the connection.
     */
    STOPPED,
    /** The connection has ended. */
    DISCONNECTED
  }

  /** The effect of a transition on the call's request. */
  enum Effect {
    /** The request does not change. */
    NOTHING,
    /** The input is ignored, because the call has already ended. */
    IGNORE,
    /** The data of the call is closed directly, because the call has no request yet. */
    RELEASE,
    /** The request is dropped, because none of its frames has been sent. */
    DROP,
    /** The unsent data is dropped, and the request is completed without it. */
    FINISH,
    /** The request is cancelled on this side and on the server. */
    CANCEL,
    /**
     * The request is cancelled on this side at once, and on the server later. The whole request map
     * is sent first.
     */
    CANCEL_LATER,
    /** The request, which was already cancelled on this side, is cancelled on the server. */
    CANCEL_NOW
  }

  /** A cell of the transition table, with an effect and the next state. */
  record Transition(Effect effect, State next) {}

  private static final int INPUTS = Input.values().length;

  /**
   * The table of transitions, with a row for each state and a column for each input. A cell is null
   * if its pair cannot happen.
   */
  private static final @Nullable Transition[] TABLE =
      new @Nullable Transition[State.values().length * INPUTS];

  static {
    on(NEW, BEGUN, NOTHING, QUEUED);
    on(NEW, STOPPED, RELEASE, ENDED);
    on(NEW, DISCONNECTED, RELEASE, ENDED);

    on(QUEUED, REQUEST_PART_SENT, NOTHING, SENDING);
    on(QUEUED, REQUEST_SENT, NOTHING, SENT);
    on(QUEUED, STOPPED, DROP, ENDED);
    on(QUEUED, DISCONNECTED, NOTHING, ENDED);

    on(SENDING, REQUEST_PART_SENT, NOTHING, SENDING);
    on(SENDING, REQUEST_SENT, NOTHING, SENT);
    on(SENDING, ANSWERED, FINISH, ENDED);
    on(SENDING, STOPPED, CANCEL_LATER, CANCEL_OWED);
    on(SENDING, DISCONNECTED, NOTHING, ENDED);

    on(SENT, DATA_SENT, NOTHING, SENT);
    on(SENT, ANSWERED, FINISH, ENDED);
    on(SENT, STOPPED, CANCEL, ENDED);
    on(SENT, DISCONNECTED, NOTHING, ENDED);

    on(CANCEL_OWED, REQUEST_PART_SENT, NOTHING, CANCEL_OWED);
    on(CANCEL_OWED, REQUEST_SENT, CANCEL_NOW, ENDED);
    on(CANCEL_OWED, STOPPED, IGNORE, CANCEL_OWED);

    // The rest of a request that was answered early, or of data that was cancelled.
    on(ENDED, REQUEST_PART_SENT, NOTHING, ENDED);
    on(ENDED, REQUEST_SENT, NOTHING, ENDED);
    on(ENDED, DATA_SENT, NOTHING, ENDED);
    on(ENDED, STOPPED, IGNORE, ENDED);
  }

  private ClientCallTransitions() {}

  private static void on(State state, Input input, Effect effect, State next) {
    TABLE[cell(state, input)] = new Transition(effect, next);
  }

  /**
   * Returns the transition for a state and an input.
   *
   * @throws IllegalStateException if the pair cannot happen, which means that the engine has a bug
   */
  static Transition from(State state, Input input) {
    Transition transition = TABLE[cell(state, input)];
    if (transition == null) {
      throw new IllegalStateException("a call that is " + state + " got " + input);
    }
    return transition;
  }

  @SuppressWarnings("EnumOrdinal") // The table covers all values of both, and is not stored.
  private static int cell(State state, Input input) {
    return state.ordinal() * INPUTS + input.ordinal();
  }
}
