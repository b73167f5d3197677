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
 * All transitions of a {@link ClientCall}: what can happen to a call in each state, what that means
 * for its request (sections 3 and 9 of the protocol), and the state that follows. A pair that is
 * not in the table cannot happen.
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
    /** The call was made, and the event loop has not begun it. */
    NEW,
    /** The request exists, and none of its frames has been sent. */
    QUEUED,
    /** A part of the request map has been sent: the server cannot know which command it is. */
    SENDING,
    /** The whole request map has been sent; data may follow. The response is awaited. */
    SENT,
    /** The call has ended on this side. The rest of the request map is sent, then a cancel. */
    CANCEL_OWED,
    /** The call has ended. An unfinished request may still be sent. */
    ENDED
  }

  /** An event in the life of a call. */
  enum Input {
    /** The event loop has made the request. */
    BEGUN,
    /** A frame of the request map was sent that is not its last. */
    REQUEST_PART_SENT,
    /** The last frame of the request map was sent. */
    REQUEST_SENT,
    /** A frame of data was sent. */
    DATA_SENT,
    /** The response has arrived to its end, or the server has answered with an error. */
    ANSWERED,
    /**
     * The call ends on this side: its caller cancelled it, its timeout passed, it failed here, or
     * the connection is about to be closed here.
     */
    STOPPED,
    /** The connection has ended. */
    DISCONNECTED
  }

  /** The consequence of a transition for the request. */
  enum Effect {
    /** Nothing is to be done. */
    NOTHING,
    /** The call has ended before, so that this has no meaning any more. */
    IGNORE,
    /** The data of the call is closed: there is no request that would. */
    RELEASE,
    /** The request is dropped before the server has heard of it. */
    DROP,
    /** The request is sent to its end, without the data that is left. */
    FINISH,
    /** The request is cancelled here and on the server. */
    CANCEL,
    /** The request is cancelled here, and on the server once the server knows all of it. */
    CANCEL_LATER,
    /** The request, which was cancelled here before, is cancelled on the server. */
    CANCEL_NOW
  }

  /** One cell of the table. */
  record Transition(Effect effect, State next) {}

  private static final int INPUTS = Input.values().length;

  /** The cells of all states, a row for each state. */
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

    // What is left of a request that was answered early, or of data that was cancelled.
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
   * Returns what an input does to a call.
   *
   * @throws IllegalStateException if this cannot happen: there is a bug in the engine
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
