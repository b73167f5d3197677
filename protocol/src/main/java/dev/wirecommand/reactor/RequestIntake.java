package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives the requests of a {@link ServerReactor}. It collects their frames, parses their maps,
 * and refuses requests that exceed a limit.
 */
final class RequestIntake {
  private final ServerReactor reactor;
  private final RequestTransitions transitions;
  private final ServerRequests requests;
  private final Limits limits;
  private final PartialRequests partials;
  private long droppedBytes;
  private String refusedCommand = "";

  RequestIntake(
      ServerReactor reactor, RequestTransitions transitions, Limits limits, ByteAccount account) {
    this.reactor = reactor;
    this.transitions = transitions;
    this.requests = reactor.requests;
    this.limits = limits;
    this.partials = new PartialRequests(limits, account);
  }

  long droppedBytes() {
    return droppedBytes;
  }

  String refusedCommand() {
    return refusedCommand;
  }

  /**
   * Handles a frame of a request.
   *
   * @throws ProtocolException if the frame may not follow the earlier ones, or its request is not a
   *     request map
   * @throws dev.wirecommand.cbor.CborException if its request is malformed
   */
  ServerAction onFrame(Frame frame) {
    int id = frame.requestId();
    ServerRequest request = requests.get(id);
    RequestStatus status = request == null ? RequestStatus.FREE : request.status;
    RequestInput input = RequestInput.of(frame.type(), frame.flags());
    RequestTransitions.Transition transition = transitions.from(status, input);
    if (transition == null) {
      String type = FrameType.describe(frame.type());
      return reactor.protocolError(id, RequestTransitions.refusal(status, input, id, type));
    }
    if (request == null) {
      partials.checkUnended(requests.unended());
      request = new ServerRequest(reactor.ofRequests, id);
    }
    ServerAction action;
    try {
      action = apply(transition.effect(), request, frame);
    } catch (LimitException e) {
      return refuse(request, transition.next().refused(), e);
    }
    requests.move(request, transition.next());
    return action != null ? action : reactor.wantFrame();
  }

  /** Answers a request that exceeds a limit with an error. Its further frames will be dropped. */
  private ServerAction refuse(ServerRequest request, RequestStatus next, LimitException e) {
    request.partial = partials.refuse(request.partial, next.receiving);
    request.refused = true;
    requests.move(request, next);
    request.start(reactor.defaultStream());
    refusedCommand = e.command();
    if (!e.asksForErrorCodes()) {
      return request.fail(e.messageWithCode());
    }
    request.sendErrorCodes(true);
    return request.fail(e.code(), e.getMessage(), null);
  }

  /**
   * Counts a round for each partly received request, and refuses those of which nothing has arrived
   * in some rounds.
   *
   * @param fact what they have missed
   * @throws ProtocolException if what has arrived of one is no beginning of a request map
   * @throws dev.wirecommand.cbor.CborException if it is malformed
   */
  List<ServerAction> refuseSilent(int rounds, String fact) {
    List<ServerAction> actions = new ArrayList<>(0);
    for (ServerRequest request : requests.values()) {
      PartialRequest partial = request.partial;
      if (partial != null && !request.refused && partial.endRound() >= rounds) {
        LimitException late =
            RequestMapParser.firstFaultOfBeginning(
                partial.request.slice(), limits, LimitException.late(fact));
        actions.add(refuse(request, request.status.refused(), late));
      }
    }
    return actions;
  }

  /**
   * Drops the partly received requests, because no more frames are accepted. Commands that run
   * continue without further data.
   *
   * @return the ids of the requests that were partly received, in ascending order
   */
  List<Integer> dropPartial() {
    partials.endAll();
    return requests.dropPartial();
  }

  /** Applies the effect of a transition to a request. Returns null if more frames are needed. */
  private @Nullable ServerAction apply(
      RequestTransitions.Effect effect, ServerRequest request, Frame frame) {
    switch (effect) {
      case RUN -> {
        return run(request, payload(frame), null);
      }
      case BEGIN -> {
        PartialRequest partial = partials.begin();
        request.partial = partial;
        partials.addRequest(partial, frame);
      }
      case ADD_REQUEST -> partials.addRequest(partial(request), frame);
      case ADD_REQUEST_AND_RUN -> {
        partials.addRequest(partial(request), frame);
        return runPartial(request, null);
      }
      case ADD_DATA -> partials.addData(partial(request), frame);
      case ADD_DATA_AND_RUN -> {
        partials.addData(partial(request), frame);
        return runPartial(request, partial(request).data.slice());
      }
      case DELIVER_DATA -> {
        return deliver(request, frame, false);
      }
      case DELIVER_LAST_DATA -> {
        return deliver(request, frame, true);
      }
      case DROP_DATA -> droppedBytes += frame.length();
      case DROP_REFUSED -> dropRefused(request, frame);
      case RELEASE -> throw new AssertionError("no frame releases a request");
    }
    return null;
  }

  private void dropRefused(ServerRequest request, Frame frame) {
    PartialRequest partial = partial(request);
    partials.drop(partial, frame);
    if (isLast(frame)) {
      partials.endRefused(partial);
      request.partial = null;
    }
  }

  private static boolean isLast(Frame frame) {
    return frame.type() == FrameType.COMMAND_DATA.code()
        ? !frame.has(FrameType.DATA_CONTINUATION)
        : !frame.has(FrameType.REQUEST_MORE) && !frame.has(FrameType.REQUEST_HAVE_DATA);
  }

  private @Nullable ServerAction deliver(ServerRequest request, Frame frame, boolean last) {
    if (last) {
      request.endGrants();
    }
    if (request.isAnswered()) {
      droppedBytes += frame.length();
      return null;
    }
    return new ServerAction.DataReceived(request, payload(frame), last);
  }

  private static ByteSlice payload(Frame frame) {
    return new ByteSlice(frame.array(), frame.offset(), frame.length());
  }

  private static PartialRequest partial(ServerRequest request) {
    PartialRequest partial = request.partial;
    if (partial == null) {
      throw new AssertionError("request " + request.id() + " is not being collected");
    }
    return partial;
  }

  private ServerAction runPartial(ServerRequest request, @Nullable ByteSlice data) {
    PartialRequest partial = partial(request);
    partials.end(partial);
    request.partial = null;
    return run(request, partial.request.slice(), data);
  }

  private ServerAction run(ServerRequest request, ByteSlice document, @Nullable ByteSlice data) {
    partials.checkRequestBytes(document);
    RequestMap map = RequestMapParser.parse(document, limits);
    request.start(reactor.defaultStream());
    return new ServerAction.RunCommand(request, map.name(), map.args(), map.meta(), data);
  }
}
