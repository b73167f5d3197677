package dev.wirecommand.reactor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * The transitions of section 5 of the protocol, written a second time as a list of rules: the first
 * that applies to a frame tells the result. A rule for the streamed mode comes before the rules
 * that it changes.
 */
final class SectionFiveTable {
  /** The state of the frame's request id. */
  enum Id {
    UNKNOWN,
    RECEIVING_REQUEST,
    RECEIVING_REQUEST_WITH_DATA_DECLARED,
    AWAITING_DATA,
    ACTIVE,
    /** Streamed mode: until {@code eos} it counts as being received, although it is active. */
    ACTIVE_AND_BEING_RECEIVED,
    /** The same, with a response that is registered but not drained. */
    ACTIVE_AND_BEING_RECEIVED_BUT_ANSWERED,
    /** Streamed mode: the response is drained, {@code eos} has not come. */
    ANSWERED_BUT_BEING_RECEIVED,
    /** REFUSED, and the error is registered but not drained. So are the two after it. */
    REFUSED_REQUEST,
    REFUSED_REQUEST_WITH_DATA_DECLARED,
    REFUSED_AWAITING_DATA,
    /** Refused, and all frames have come, but the error is not drained. */
    REFUSED_IN_FULL,
    /** REFUSED, and the error is drained. So are the two after it. */
    DROPPED_REQUEST,
    DROPPED_REQUEST_WITH_DATA_DECLARED,
    DROPPED_AWAITING_DATA;

    /** Whether a command runs. */
    boolean isRunning() {
      return this == ACTIVE
          || this == ACTIVE_AND_BEING_RECEIVED
          || this == ACTIVE_AND_BEING_RECEIVED_BUT_ANSWERED;
    }

    boolean isActive() {
      return isRunning() || this == REFUSED_IN_FULL;
    }

    boolean isBeingReceived() {
      return this != UNKNOWN && this != ACTIVE && this != REFUSED_IN_FULL;
    }

    /** Whether the request is REFUSED: more frames of it are to come. */
    boolean isRefused() {
      return asIfTaken() != this;
    }

    /** The place of a REFUSED request in the buffered mode if it had not been refused. */
    Id asIfTaken() {
      return switch (this) {
        case REFUSED_REQUEST, DROPPED_REQUEST -> RECEIVING_REQUEST;
        case REFUSED_REQUEST_WITH_DATA_DECLARED, DROPPED_REQUEST_WITH_DATA_DECLARED ->
            RECEIVING_REQUEST_WITH_DATA_DECLARED;
        case REFUSED_AWAITING_DATA, DROPPED_AWAITING_DATA -> AWAITING_DATA;
        default -> this;
      };
    }

    /** The place of a REFUSED request that would be at {@code taken} now. */
    Id refusedAt(Id taken) {
      boolean sent =
          this == DROPPED_REQUEST
              || this == DROPPED_REQUEST_WITH_DATA_DECLARED
              || this == DROPPED_AWAITING_DATA;
      return switch (taken) {
        case RECEIVING_REQUEST -> sent ? DROPPED_REQUEST : REFUSED_REQUEST;
        case RECEIVING_REQUEST_WITH_DATA_DECLARED ->
            sent ? DROPPED_REQUEST_WITH_DATA_DECLARED : REFUSED_REQUEST_WITH_DATA_DECLARED;
        case AWAITING_DATA -> sent ? DROPPED_AWAITING_DATA : REFUSED_AWAITING_DATA;
        default -> sent ? UNKNOWN : REFUSED_IN_FULL;
      };
    }
  }

  /** Which request of the connection has asked for windows (section 9 of the protocol). */
  enum Windows {
    NONE,
    /** One with another id. */
    ANOTHER,
    /** The one whose command runs under the frame's id. */
    THIS
  }

  /** The situation in which a frame arrives. */
  record Situation(boolean streamed, Id id, boolean othersAreReceived, Windows windows) {
    boolean isIdle() {
      return !id.isBeingReceived() && !othersAreReceived;
    }

    Situation after(Outcome outcome) {
      return new Situation(
          streamed,
          outcome.then(),
          othersAreReceived,
          outcome.result() == Result.RUN_COMMAND && windows == Windows.THIS
              ? Windows.ANOTHER
              : windows);
    }

    private boolean hasWindows() {
      return windows != Windows.NONE;
    }

    private Situation asIfTaken() {
      return new Situation(false, id.asIfTaken(), othersAreReceived, Windows.NONE);
    }
  }

  /** A frame, without its payload and stream. */
  record Input(int type, int flags) {
    boolean isRequest() {
      return type == 1;
    }

    boolean isData() {
      return type == 3;
    }

    boolean isWindow() {
      return type == 9;
    }

    boolean isNew() {
      return isRequest() && (flags & 1) != 0;
    }

    boolean isContinuation() {
      return isRequest() && (flags & 2) != 0;
    }

    boolean isMore() {
      return (flags & 4) != 0;
    }

    boolean isHaveData() {
      return (flags & 8) != 0;
    }

    boolean isDataContinuation() {
      return isData() && (flags & 1) != 0;
    }

    boolean isDataEos() {
      return isData() && (flags & 2) != 0;
    }
  }

  /** What the reactor returns. */
  enum Result {
    ERROR,
    WANT_FRAME,
    RUN_COMMAND,
    DATA,
    LAST_DATA,
    GRANT
  }

  /**
   * What a frame leads to.
   *
   * @param then where the id stands afterwards; of no meaning after an error
   */
  record Outcome(Result result, Id then, boolean dropsData) {}

  private record Row(
      String text,
      BiPredicate<Situation, Input> applies,
      BiFunction<Situation, Input, Outcome> of) {}

  private final List<Row> rows = new ArrayList<>();

  SectionFiveTable() {
    row("windows were asked for: window with flags: Error")
        .when((s, f) -> s.hasWindows() && f.isWindow() && f.flags() != 0)
        .error();
    row("windows were asked for: window, the active request asked: a grant")
        .when((s, f) -> s.windows() == Windows.THIS && f.isWindow() && s.id().isRunning())
        .then(Result.GRANT, (s, f) -> s.id());
    row("windows were asked for: window, the active request did not ask: Error")
        .when((s, f) -> s.hasWindows() && f.isWindow() && s.id().isRunning())
        .error();
    row("windows were asked for: window, id not active: dropped")
        .when((s, f) -> s.hasWindows() && f.isWindow())
        .then(Result.WANT_FRAME, (s, f) -> s.id());
    row("request REFUSED, a frame that would be an Error if it were not refused: Error")
        .when((s, f) -> s.id().isRefused() && taken(s, f).result() == Result.ERROR)
        .error();
    row("request REFUSED, its frames, where they would be legal: WantFrame")
        .when((s, f) -> s.id().isRefused())
        .then(Result.WANT_FRAME, (s, f) -> s.id().refusedAt(taken(s, f).then()));
    row("both new and continuation, or neither: Error")
        .when((s, f) -> f.isRequest() && f.isNew() == f.isContinuation())
        .error();
    row("IDLE, other than command-request: Error")
        .when((s, f) -> s.isIdle() && !f.isRequest())
        .error();
    row("IDLE, continuation: Error").when((s, f) -> s.isIdle() && f.isContinuation()).error();
    row("new, id active or being received: Error")
        .when((s, f) -> f.isNew() && (s.id().isActive() || s.id().isBeingReceived()))
        .error();
    row("new, complete: RunCommand")
        .when((s, f) -> f.isNew() && !f.isMore() && !f.isHaveData())
        .then(Result.RUN_COMMAND, (s, f) -> Id.ACTIVE);
    row("streamed: new with have-data is the last request frame: RunCommand")
        .when((s, f) -> s.streamed() && f.isNew() && !f.isMore())
        .then(Result.RUN_COMMAND, (s, f) -> Id.ACTIVE_AND_BEING_RECEIVED);
    row("new, not complete: WantFrame")
        .when((s, f) -> f.isNew())
        .then(
            Result.WANT_FRAME,
            (s, f) ->
                !f.isMore()
                    ? Id.AWAITING_DATA
                    : f.isHaveData()
                        ? Id.RECEIVING_REQUEST_WITH_DATA_DECLARED
                        : Id.RECEIVING_REQUEST);
    row("streamed: any other type, though the id is being received: Error")
        .when((s, f) -> s.streamed() && !f.isRequest() && !f.isData())
        .error();
    row("streamed: data after the response, with continuation: dropped")
        .when((s, f) -> isAnswered(s) && f.isDataContinuation())
        .drop((s, f) -> s.id());
    row("streamed: data after the response, with eos alone: dropped")
        .when((s, f) -> isAnswered(s) && f.isDataEos())
        .drop((s, f) -> s.id() == Id.ANSWERED_BUT_BEING_RECEIVED ? Id.UNKNOWN : Id.ACTIVE);
    row("streamed: data of a running command, with continuation: a data event")
        .when((s, f) -> s.id() == Id.ACTIVE_AND_BEING_RECEIVED && f.isDataContinuation())
        .then(Result.DATA, (s, f) -> s.id());
    row("streamed: data of a running command, with eos alone: the last data event")
        .when((s, f) -> s.id() == Id.ACTIVE_AND_BEING_RECEIVED && f.isDataEos())
        .then(Result.LAST_DATA, (s, f) -> Id.ACTIVE);
    row("not new, id active or not being received: Error")
        .when((s, f) -> s.id().isActive() || !s.id().isBeingReceived())
        .error();
    row("continuation whose have-data differs from the first frame's: Error")
        .when((s, f) -> f.isContinuation() && f.isHaveData() != declaredData(s))
        .error();
    row("continuation after the last request frame: Error")
        .when((s, f) -> f.isContinuation() && requestIsWhole(s))
        .error();
    row("streamed: last continuation, with data to come: RunCommand")
        .when((s, f) -> s.streamed() && f.isContinuation() && !f.isMore() && f.isHaveData())
        .then(Result.RUN_COMMAND, (s, f) -> Id.ACTIVE_AND_BEING_RECEIVED);
    row("continuation with more: WantFrame")
        .when((s, f) -> f.isContinuation() && f.isMore())
        .then(Result.WANT_FRAME, (s, f) -> s.id());
    row("last continuation with data to come: WantFrame")
        .when((s, f) -> f.isContinuation() && f.isHaveData())
        .then(Result.WANT_FRAME, (s, f) -> Id.AWAITING_DATA);
    row("last continuation, no data to come: RunCommand")
        .when((s, f) -> f.isContinuation())
        .then(Result.RUN_COMMAND, (s, f) -> Id.ACTIVE);
    row("command-data for a request without have-data: Error")
        .when((s, f) -> f.isData() && !declaredData(s))
        .error();
    row("command-data before the last request frame: Error")
        .when((s, f) -> f.isData() && !requestIsWhole(s))
        .error();
    row("command-data with neither flag: Error")
        .when((s, f) -> f.isData() && !f.isDataContinuation() && !f.isDataEos())
        .error();
    row("command-data with continuation, whatever eos says: WantFrame")
        .when((s, f) -> f.isDataContinuation())
        .then(Result.WANT_FRAME, (s, f) -> s.id());
    row("command-data with eos alone: RunCommand")
        .when((s, f) -> f.isDataEos())
        .then(Result.RUN_COMMAND, (s, f) -> Id.ACTIVE);
    row("any other type: Error").when((s, f) -> true).error();
  }

  /** The texts of all rows, in their order. */
  List<String> texts() {
    return rows.stream().map(Row::text).toList();
  }

  /** The text of the row that applies. */
  String row(Situation situation, Input input) {
    return find(situation, input).text();
  }

  Outcome outcome(Situation situation, Input input) {
    return find(situation, input).of().apply(situation, input);
  }

  private Row find(Situation situation, Input input) {
    return rows.stream()
        .filter(row -> row.applies().test(situation, input))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the outcome that a frame would have if its REFUSED request had not been refused. */
  private Outcome taken(Situation s, Input f) {
    return outcome(s.asIfTaken(), f);
  }

  private static boolean declaredData(Situation s) {
    return s.id() != Id.RECEIVING_REQUEST;
  }

  private static boolean requestIsWhole(Situation s) {
    return s.id() != Id.RECEIVING_REQUEST && s.id() != Id.RECEIVING_REQUEST_WITH_DATA_DECLARED;
  }

  private static boolean isAnswered(Situation s) {
    return s.id() == Id.ANSWERED_BUT_BEING_RECEIVED
        || s.id() == Id.ACTIVE_AND_BEING_RECEIVED_BUT_ANSWERED;
  }

  private When row(String text) {
    return condition -> new Then(text, condition);
  }

  private interface When {
    Then when(BiPredicate<Situation, Input> condition);
  }

  private final class Then {
    private final String text;
    private final BiPredicate<Situation, Input> condition;

    Then(String text, BiPredicate<Situation, Input> condition) {
      this.text = text;
      this.condition = condition;
    }

    void error() {
      add(Result.ERROR, (s, f) -> s.id(), false);
    }

    void then(Result result, BiFunction<Situation, Input, Id> next) {
      add(result, next, false);
    }

    void drop(BiFunction<Situation, Input, Id> next) {
      add(Result.WANT_FRAME, next, true);
    }

    private void add(Result result, BiFunction<Situation, Input, Id> next, boolean drops) {
      rows.add(new Row(text, condition, (s, f) -> new Outcome(result, next.apply(s, f), drops)));
    }
  }
}
