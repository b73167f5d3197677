package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.ClientCallTransitions.Effect;
import dev.wirecommand.client.ClientCallTransitions.Input;
import dev.wirecommand.client.ClientCallTransitions.State;
import dev.wirecommand.client.ClientCallTransitions.Transition;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every pair of a call's state and an input. The expectations do not repeat the table: they say
 * what the protocol allows a client to send, and what callers and the reactor were promised.
 */
class ClientCallTransitionsTest {
  /** The frames that a request consists of, in the order that section 3 prescribes. */
  private static final Set<Input> FRAMES =
      EnumSet.of(Input.REQUEST_PART_SENT, Input.REQUEST_SENT, Input.DATA_SENT);

  private static final Set<State> OVER = EnumSet.of(State.CANCEL_OWED, State.ENDED);

  @TestFactory
  Stream<DynamicTest> everyPairDoesWhatWasPromised() {
    return Stream.of(State.values())
        .flatMap(
            state ->
                Stream.of(Input.values())
                    .map(
                        input ->
                            DynamicTest.dynamicTest(
                                state + " + " + input, () -> check(state, input))));
  }

  private static void check(State state, Input input) {
    if (!canHappen(state, input)) {
      assertThatThrownBy(() -> ClientCallTransitions.from(state, input))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a call that is " + state + " got " + input);
      return;
    }
    Transition transition = ClientCallTransitions.from(state, input);
    assertThat(transition.effect()).isEqualTo(effect(state, input));
    assertThat(transition.next()).isEqualTo(next(state, input));
  }

  private static boolean canHappen(State state, Input input) {
    return switch (input) {
      // A call is begun once, and not at all once it has ended.
      case BEGUN -> state == State.NEW;
      // The request map goes out once; an early answer or a cancel does not cut it (section 5).
      case REQUEST_PART_SENT, REQUEST_SENT -> state != State.NEW && state != State.SENT;
      // Data follows the whole request map (section 3), so no cancel is owed by then.
      case DATA_SENT -> state == State.SENT || state == State.ENDED;
      // The reactor fails the connection if a request is answered of which the server has seen
      // nothing, and discards the answers to requests that have ended or were cancelled.
      case ANSWERED -> state == State.SENDING || state == State.SENT;
      // A caller may cancel at any time, and timers may run late.
      case STOPPED -> true;
      // The reactor names the requests whose responses are awaited; a call that has not begun
      // finds out by itself.
      case DISCONNECTED -> !OVER.contains(state);
    };
  }

  private static Effect effect(State state, Input input) {
    if (input == Input.STOPPED) {
      return switch (state) {
        case NEW -> Effect.RELEASE;
        // A server must not hear of a request that is not wanted any more.
        case QUEUED -> Effect.DROP;
        // Section 9: a cancel names a request that the server knows.
        case SENDING -> Effect.CANCEL_LATER;
        case SENT -> Effect.CANCEL;
        // A call ends once.
        case CANCEL_OWED, ENDED -> Effect.IGNORE;
      };
    }
    if (input == Input.ANSWERED) {
      // Section 5: an id is free when its response has ended and its request has been sent.
      return Effect.FINISH;
    }
    if (input == Input.DISCONNECTED && state == State.NEW) {
      return Effect.RELEASE;
    }
    if (state == State.CANCEL_OWED && input == Input.REQUEST_SENT) {
      return Effect.CANCEL_NOW;
    }
    return Effect.NOTHING;
  }

  private static State next(State state, Input input) {
    if (state == State.ENDED) {
      return State.ENDED;
    }
    if (state == State.CANCEL_OWED) {
      return input == Input.REQUEST_SENT ? State.ENDED : State.CANCEL_OWED;
    }
    return switch (input) {
      case BEGUN -> State.QUEUED;
      case REQUEST_PART_SENT -> State.SENDING;
      case REQUEST_SENT, DATA_SENT -> State.SENT;
      case ANSWERED, DISCONNECTED -> State.ENDED;
      case STOPPED -> state == State.SENDING ? State.CANCEL_OWED : State.ENDED;
    };
  }

  @Test
  void noCallLeavesItsEnd() {
    for (Input input : Input.values()) {
      if (canHappen(State.ENDED, input)) {
        assertThat(ClientCallTransitions.from(State.ENDED, input).next()).isEqualTo(State.ENDED);
      }
    }
  }

  @Test
  void theCallerIsToldOnce() {
    for (State state : State.values()) {
      for (Input input : Input.values()) {
        if (canHappen(state, input)) {
          boolean ends = OVER.contains(ClientCallTransitions.from(state, input).next());
          boolean tells = ends && !FRAMES.contains(input) && effect(state, input) != Effect.IGNORE;
          assertThat(tells).isEqualTo(ends && !OVER.contains(state));
        }
      }
    }
  }
}
