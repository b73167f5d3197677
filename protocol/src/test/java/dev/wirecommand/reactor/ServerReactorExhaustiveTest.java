package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.reactor.SectionFiveTable.Id;
import dev.wirecommand.reactor.SectionFiveTable.Input;
import dev.wirecommand.reactor.SectionFiveTable.Outcome;
import dev.wirecommand.reactor.SectionFiveTable.Result;
import dev.wirecommand.reactor.SectionFiveTable.Situation;
import dev.wirecommand.reactor.SectionFiveTable.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every situation of a request id × every type × all flags, against section 5's table, and on
 * connections that asked for windows against the rules of section 9 too.
 */
class ServerReactorExhaustiveTest {
  private static final String MAP = "cbor:{b'args': {b'n': 1}, b'name': b'run'}";
  private static final String NEW = "7 1 stream-begin command-request new";

  /** So low that a few frames refuse a request. */
  private static final Limits LIMITS =
      Limits.builder().requestFrames(3).nameBytes(3).bufferedDataBytes(3).build();

  private static final String LONG_NAME = " cbor:{b'name': b'long'}";

  /** A map in one frame too many. */
  private static final List<String> REFUSED_REQUEST =
      List.of(
          NEW + "|more " + MAP,
          "7 1 0 command-request continuation|more ",
          "7 1 0 command-request continuation|more ",
          "7 1 0 command-request continuation|more ");

  private static final List<String> REFUSED_REQUEST_WITH_DATA_DECLARED =
      List.of(
          NEW + "|more|have-data " + MAP,
          "7 1 0 command-request continuation|more|have-data ",
          "7 1 0 command-request continuation|more|have-data ",
          "7 1 0 command-request continuation|more|have-data ");

  private static final List<String> REFUSED_DATA =
      List.of(NEW + "|have-data " + MAP, "7 1 0 command-data continuation dddd");

  /** The frames that lead to where an id stands; {@code respond} and {@code drain} are answers. */
  private static final Map<Id, List<List<String>>> BUFFERED =
      with(
          refused(REFUSED_DATA),
          Map.of(
              Id.UNKNOWN,
              List.of(List.of(), List.of(NEW + " " + MAP, "respond", "drain")),
              Id.RECEIVING_REQUEST,
              List.of(
                  List.of(NEW + "|more " + MAP),
                  List.of(NEW + "|more " + MAP, "7 1 0 command-request continuation|more ")),
              Id.RECEIVING_REQUEST_WITH_DATA_DECLARED,
              List.of(
                  List.of(NEW + "|more|have-data " + MAP),
                  List.of(
                      NEW + "|more|have-data " + MAP,
                      "7 1 0 command-request continuation|more|have-data ")),
              Id.AWAITING_DATA,
              List.of(
                  List.of(NEW + "|have-data " + MAP),
                  List.of(
                      NEW + "|more|have-data " + MAP,
                      "7 1 0 command-request continuation|have-data "),
                  List.of(NEW + "|have-data " + MAP, "7 1 0 command-data continuation ")),
              Id.ACTIVE,
              List.of(
                  List.of(NEW + " " + MAP),
                  List.of(NEW + "|more " + MAP, "7 1 0 command-request continuation "),
                  List.of(NEW + "|have-data " + MAP, "7 1 0 command-data eos "),
                  List.of(NEW + " " + MAP, "respond"))));

  private static final Map<Id, List<List<String>>> STREAMED =
      with(
          refused(List.of(NEW + "|have-data" + LONG_NAME)),
          Map.of(
              Id.UNKNOWN,
              List.of(
                  List.of(),
                  List.of(
                      NEW + "|have-data " + MAP, "respond", "drain", "7 1 0 command-data eos ")),
              Id.RECEIVING_REQUEST,
              List.of(List.of(NEW + "|more " + MAP)),
              Id.RECEIVING_REQUEST_WITH_DATA_DECLARED,
              List.of(List.of(NEW + "|more|have-data " + MAP)),
              Id.ACTIVE,
              List.of(
                  List.of(NEW + " " + MAP),
                  List.of(NEW + "|have-data " + MAP, "7 1 0 command-data eos ")),
              Id.ACTIVE_AND_BEING_RECEIVED,
              List.of(
                  List.of(NEW + "|have-data " + MAP),
                  List.of(
                      NEW + "|more|have-data " + MAP,
                      "7 1 0 command-request continuation|have-data "),
                  List.of(NEW + "|have-data " + MAP, "7 1 0 command-data continuation ")),
              Id.ACTIVE_AND_BEING_RECEIVED_BUT_ANSWERED,
              List.of(List.of(NEW + "|have-data " + MAP, "respond")),
              Id.ANSWERED_BUT_BEING_RECEIVED,
              List.of(
                  List.of(NEW + "|have-data " + MAP, "respond", "drain"),
                  List.of(NEW + "|have-data " + MAP, "abandon"))));

  private static final SectionFiveTable TABLE = new SectionFiveTable();

  /** The ways to refused requests, of which one in the midst of its data is given. */
  private static Map<Id, List<List<String>>> refused(List<String> data) {
    return Map.of(
        Id.REFUSED_REQUEST,
        List.of(REFUSED_REQUEST),
        Id.REFUSED_REQUEST_WITH_DATA_DECLARED,
        List.of(REFUSED_REQUEST_WITH_DATA_DECLARED),
        Id.REFUSED_AWAITING_DATA,
        List.of(
            data,
            and(
                REFUSED_REQUEST_WITH_DATA_DECLARED,
                "7 1 0 command-request continuation|have-data ")),
        Id.REFUSED_IN_FULL,
        List.of(
            List.of(NEW + LONG_NAME),
            and(REFUSED_REQUEST, "7 1 0 command-request continuation "),
            and(data, "7 1 0 command-data eos ")),
        Id.DROPPED_REQUEST,
        List.of(and(REFUSED_REQUEST, "drain")),
        Id.DROPPED_REQUEST_WITH_DATA_DECLARED,
        List.of(and(REFUSED_REQUEST_WITH_DATA_DECLARED, "drain")),
        Id.DROPPED_AWAITING_DATA,
        List.of(
            and(data, "drain"),
            and(
                REFUSED_REQUEST_WITH_DATA_DECLARED,
                "7 1 0 command-request continuation|have-data ",
                "drain")),
        Id.UNKNOWN,
        List.of(
            List.of(NEW + LONG_NAME, "drain"),
            and(data, "drain", "7 1 0 command-data eos "),
            and(data, "7 1 0 command-data eos ", "drain")));
  }

  private static List<String> and(List<String> way, String... steps) {
    List<String> longer = new ArrayList<>(way);
    longer.addAll(List.of(steps));
    return longer;
  }

  private static Map<Id, List<List<String>>> with(
      Map<Id, List<List<String>>> some, Map<Id, List<List<String>>> more) {
    Map<Id, List<List<String>>> all = new EnumMap<>(more);
    some.forEach(
        (id, ways) ->
            all.merge(
                id, ways, (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
    return all;
  }

  @ParameterizedTest
  @EnumSource(ServerReactor.DataMode.class)
  void everyFrameInEverySituation(ServerReactor.DataMode mode) {
    for (Situation situation : situations(mode)) {
      for (List<String> way : ways(situation)) {
        for (Input input : inputs()) {
          Subject subject = new Subject(situation, way);
          subject.check(situation, input);
          if (TABLE.outcome(situation, input).result() == Result.ERROR) {
            assertThat(InputEnd.of(subject.reactor).incomplete()).as("%s", subject).isEmpty();
          }
        }
      }
    }
  }

  /** The next frame tells whether the frame before led to the right situation. */
  @ParameterizedTest
  @EnumSource(ServerReactor.DataMode.class)
  void everyTwoFramesInEverySituation(ServerReactor.DataMode mode) {
    for (Situation situation : situations(mode)) {
      for (Input first : inputs()) {
        Outcome outcome = TABLE.outcome(situation, first);
        if (outcome.result() == Result.ERROR) {
          continue;
        }
        for (Input second : inputs()) {
          Subject subject = new Subject(situation, ways(situation).get(0));
          subject.check(situation, first);
          subject.check(situation.after(outcome), second);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ServerReactor.DataMode.class)
  void settingsLeaveEverySituationAsItIs(ServerReactor.DataMode mode) {
    for (Situation situation : situations(mode)) {
      for (List<String> way : ways(situation)) {
        for (int flags = 0; flags < 16; flags++) {
          Subject subject = new Subject(situation, way);
          ServerAction action =
              subject.reactor.onFrame(frame("7 9 stream-begin 8 " + flags + " \\x08identity"));
          assertThat(action)
              .as("%s, settings with flags %d", subject, flags)
              .isEqualTo(new ServerAction.WantFrame(expectedState(situation)));
          subject.check(situation, new Input(3, 1));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ServerReactor.DataMode.class)
  void nothingIsTakenAfterAnError(ServerReactor.DataMode mode) {
    for (Situation situation : situations(mode)) {
      for (Input input : inputs()) {
        Subject subject = new Subject(situation, ways(situation).get(0));
        subject.check(situation, new Input(15, 0));
        assertThat(subject.reactor.onFrame(subject.frameOf(input)))
            .as("%s, %s after an error", subject, input)
            .isEqualTo(new ServerAction.ProtocolError("a frame after a protocol error", null));
        assertThat(subject.reactor.state()).isEqualTo(ReactorState.ERRORED);
      }
    }
  }

  @Test
  void everyRowOfTheTableApplies() {
    Set<String> used = new HashSet<>();
    for (ServerReactor.DataMode mode : ServerReactor.DataMode.values()) {
      for (Situation situation : situations(mode)) {
        inputs().forEach(input -> used.add(TABLE.row(situation, input)));
      }
    }
    assertThat(used).containsExactlyInAnyOrderElementsOf(TABLE.texts());
  }

  private static List<Situation> situations(ServerReactor.DataMode mode) {
    boolean streamed = mode == ServerReactor.DataMode.STREAMED;
    List<Situation> situations = new ArrayList<>();
    for (Id id : (streamed ? STREAMED : BUFFERED).keySet()) {
      for (Windows windows : Windows.values()) {
        boolean possible = windows != Windows.THIS || id.isRunning();
        if (windows == Windows.NONE || (streamed && possible)) {
          situations.add(new Situation(streamed, id, false, windows));
          situations.add(new Situation(streamed, id, true, windows));
        }
      }
    }
    return situations;
  }

  private static List<List<String>> ways(Situation situation) {
    return (situation.streamed() ? STREAMED : BUFFERED).get(situation.id());
  }

  private static List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    for (int type = 0; type < 16; type++) {
      for (int flags = 0; flags < 16; flags++) {
        // Stream settings come before the table.
        if (type != 8) {
          inputs.add(new Input(type, flags));
        }
      }
    }
    return inputs;
  }

  private static ReactorState expectedState(Situation situation) {
    return situation.isIdle() ? ReactorState.IDLE : ReactorState.RECEIVING;
  }

  /** A reactor that was brought into a situation. */
  private static final class Subject {
    private final ServerReactor reactor;
    private final Situation start;
    private final List<String> way;
    private boolean hasSent;
    private int buffered;

    Subject(Situation situation, List<String> way) {
      this.start = situation;
      this.way = way;
      reactor =
          new ServerReactor(
              LIMITS,
              ServerReactor.OutputMode.IMMEDIATE,
              situation.streamed()
                  ? ServerReactor.DataMode.STREAMED
                  : ServerReactor.DataMode.BUFFERED);
      if (situation.othersAreReceived()) {
        reactor.onFrame(frame("3 1 stream-begin command-request new|more "));
      }
      if (situation.windows() == Windows.ANOTHER) {
        openWindows(run(reactor, "9 1 stream-begin command-request new cbor:{b'name': b'a'}"));
      }
      ServerRequest request = null;
      ServerAction answer = null;
      for (String step : way) {
        switch (step) {
          case "respond" -> answer = request.respond(slice("done"), false);
          case "drain" -> {
            assertThat(sent(answer)).hasSize(1);
            hasSent = true;
          }
          case "abandon" -> request.abandon();
          default -> {
            ServerAction action = reactor.onFrame(frame(step));
            if (action instanceof ServerAction.RunCommand run) {
              request = run.request();
              if (situation.windows() == Windows.THIS) {
                openWindows(request);
              }
            } else if (action instanceof SendFrames) {
              answer = action;
            }
          }
        }
      }
      assertThat(reactor.state()).as("%s", this).isEqualTo(expectedState(situation));
    }

    private void openWindows(ServerRequest request) {
      request.openWindows(5, 0);
      assertThat(reactor.nextControlFrame()).isNotNull();
      assertThat(reactor.nextControlFrame()).isNull();
      hasSent = true;
    }

    /** A frame whose payload completes what is there, or adds nothing to it. */
    Frame frameOf(Input input) {
      byte[] payload = input.isData() ? new byte[] {'d'} : new byte[0];
      if (input.isWindow()) {
        payload = new byte[] {6};
      }
      if (input.isNew()) {
        payload = FrameText.parsePayload(MAP);
      }
      return new Frame(7, 1, 1, input.type(), input.flags(), payload, 0, payload.length);
    }

    void check(Situation situation, Input input) {
      String what = this + ", " + situation + ", " + input + ": " + TABLE.row(situation, input);
      long dropped = reactor.droppedDataBytes();
      Outcome outcome = TABLE.outcome(situation, input);
      ServerAction action = reactor.onFrame(frameOf(input));
      if (outcome.result() == Result.ERROR) {
        assertThat(reactor.state()).as(what).isEqualTo(ReactorState.ERRORED);
        checkError(what, (ServerAction.ProtocolError) action);
        return;
      }
      Situation next = situation.after(outcome);
      assertThat(reactor.state()).as(what).isEqualTo(expectedState(next));
      assertThat(reactor.droppedDataBytes() - dropped)
          .as(what)
          .isEqualTo(outcome.dropsData() ? 1 : 0);
      switch (outcome.result()) {
        case WANT_FRAME ->
            assertThat(action).as(what).isEqualTo(new ServerAction.WantFrame(expectedState(next)));
        case RUN_COMMAND -> checkRun(what, situation, input, (ServerAction.RunCommand) action);
        case GRANT ->
            assertThat(action)
                .as(what)
                .isEqualTo(new ServerAction.WindowGranted(reactor.request(7), 6));
        default -> {
          ServerAction.DataReceived data = (ServerAction.DataReceived) action;
          assertThat(data.request().id()).as(what).isEqualTo(7);
          assertThat(data.data()).as(what).isEqualTo(slice("d"));
          assertThat(data.last()).as(what).isEqualTo(outcome.result() == Result.LAST_DATA);
        }
      }
      buffered += situation.id() == Id.AWAITING_DATA ? 1 : 0;
    }

    private void checkRun(
        String what, Situation situation, Input input, ServerAction.RunCommand run) {
      assertThat(run.request().id()).as(what).isEqualTo(7);
      assertThat(run.request().isActive()).as(what).isTrue();
      assertThat(run.name()).as(what).isEqualTo(slice("run"));
      assertThat(run.args().toByteArray())
          .as(what)
          .isEqualTo(FrameText.parsePayload("cbor:{b'n': 1}"));
      assertThat(run.meta()).as(what).isNull();
      if (input.isData()) {
        assertThat(run.data()).as(what).isEqualTo(slice("d".repeat(buffered + 1)));
      } else {
        assertThat(run.data()).as(what).isNull();
      }
    }

    private void checkError(String what, ServerAction.ProtocolError error) {
      assertThat(error.message()).as(what).isNotEmpty();
      assertThat(sent(error.frames()))
          .as(what)
          .containsExactly(
              FrameText.print(
                  frame(
                      "7 2 " + (hasSent ? "0" : "stream-begin") + " error-response protocol",
                      Lines.bytes(error.message()))));
    }

    @Override
    public String toString() {
      return start + " by " + Arrays.toString(way.toArray());
    }
  }
}
