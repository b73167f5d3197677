package dev.wirecommand.cli;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.ReactorState;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import dev.wirecommand.reactor.ServerRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plays the steps of a script on a frame decoder and a server's reactor with the default limits. It
 * prints the reactor's actions, and drains the frames that the reactor sends.
 */
final class ReplaySession implements ReplayStep.Visitor {
  private final Console console;
  private final DataMode dataMode;
  private final FrameDecoder decoder = new FrameDecoder(Limits.DEFAULT.receivePayload());

  /** The requests that have run, by id; the last one for each id. */
  private final Map<Integer, ServerRequest> requests = new TreeMap<>();

  private OutputMode outputMode = OutputMode.IMMEDIATE;
  private @Nullable ServerReactor reactor;
  private boolean undecodable;
  private boolean inputEnded;

  ReplaySession(Console console, DataMode dataMode) {
    this.console = console;
    this.dataMode = dataMode;
  }

  @Override
  public void onDefer(ReplayStep.Defer step) throws Failure {
    if (reactor != null) {
      throw Failure.usage("'defer' comes too late; write it before the first frame");
    }
    outputMode = OutputMode.DEFERRED;
  }

  @Override
  public void onBytes(ReplayStep.Bytes step) throws Failure {
    if (inputEnded) {
      throw Failure.usage("input has ended; write frames and hex before 'eof'");
    }
    if (step.wholeFrame() && !undecodable && decoder.inFrame()) {
      throw Failure.usage(
          "the hex before ends inside a frame; write the rest of it before the next frame");
    }
    ServerReactor server = reactor();
    try {
      decoder.feed(step.bytes(), 0, step.bytes().length);
      for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
        print(server.onFrame(frame));
      }
    } catch (FrameException e) {
      undecodable = true;
      print(server.onFrameError(e));
    }
  }

  @Override
  public void onEof(ReplayStep.Eof step) {
    ServerReactor server = reactor();
    try {
      if (!inputEnded && !undecodable) {
        decoder.finish();
      }
    } catch (FrameException e) {
      undecodable = true;
      print(server.onFrameError(e));
    }
    inputEnded = true;
    ServerAction output = server.endOfInput();
    boolean errored = server.state() == ReactorState.ERRORED;
    console.print(
        errored ? ActionJson.of(output) : ActionJson.of(output, server.incompleteRequests()));
  }

  @Override
  public void onRespond(ReplayStep.Respond step) throws Failure {
    ServerRequest request = open(step.request());
    print(request.respond(ByteSlice.of(step.payload()), step.cbor()));
  }

  @Override
  public void onFail(ReplayStep.Fail step) throws Failure {
    print(open(step.request()).fail(step.message()));
  }

  /** Returns a request that has not been answered. */
  private ServerRequest open(int id) throws Failure {
    ServerRequest request = requests.get(id);
    if (request != null && request.isActive() && request.isAnswered()) {
      throw Failure.usage("request " + id + " has been answered; leave this line out");
    }
    if (request == null || !request.isActive()) {
      throw Failure.usage("request " + id + " is not running; " + running());
    }
    return request;
  }

  private String running() {
    String ids =
        requests.values().stream()
            .filter(request -> request.isActive() && !request.isAnswered())
            .map(request -> String.valueOf(request.id()))
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? "none is" : "answer one of " + ids;
  }

  private void print(ServerAction action) {
    if (action instanceof ServerAction.RunCommand run) {
      requests.put(run.request().id(), run.request());
    }
    console.print(ActionJson.of(action));
  }

  private ServerReactor reactor() {
    ServerReactor server = reactor;
    if (server == null) {
      server = new ServerReactor(Limits.DEFAULT, outputMode, dataMode);
      reactor = server;
    }
    return server;
  }
}
