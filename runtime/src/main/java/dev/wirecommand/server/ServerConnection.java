package dev.wirecommand.server;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandDescriptor;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.CommandTable;
import dev.wirecommand.command.PreparedCall;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.FrameInput;
import dev.wirecommand.link.FrameOutput;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.InputEnd;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import dev.wirecommand.reactor.ServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a server: bytes into the reactor, commands out to the executor, answers back to
 * bytes. All on the connection's thread, but for the handlers that may block.
 */
final class ServerConnection
    implements LinkHandler, FrameInput.Handler, ServerAction.Visitor<Boolean> {
  private static final Logger LOG = System.getLogger(ServerConnection.class.getName());

  private final Link link;
  private final CommandTable commands;
  private final Limits limits;
  private final Executor executor;
  private final FrameInput input;
  private final ServerReactor reactor;
  private final FrameOutput output;
  private final ArrayDeque<SendFrames> pending = new ArrayDeque<>();

  /** Answers that have been left for the connection's thread, and whether it will look. */
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

  private final AtomicBoolean answersAnnounced = new AtomicBoolean();

  private int running;
  private boolean inputEnded;
  private boolean closing;

  ServerConnection(
      Link link,
      CommandTable commands,
      Limits limits,
      Executor executor,
      FrameListener frameListener) {
    this.link = link;
    this.commands = commands;
    this.limits = limits;
    this.executor = executor;
    this.input = new FrameInput(limits.receivePayload(), frameListener, this);
    this.reactor = new ServerReactor(limits);
    this.output = new FrameOutput(link, frameListener);
  }

  @Override
  public void onBytes(byte[] bytes, int offset, int length) {
    // The end of the batch takes the answers: none that comes until then has to announce itself.
    answersAnnounced.set(true);
    if (!closing) {
      input.onBytes(bytes, offset, length);
    }
  }

  @Override
  public boolean onFrame(Frame frame) {
    return reactor.onFrame(frame).accept(this);
  }

  @Override
  public void onFrameError(FrameException problem) {
    reactor.onFrameError(problem).accept(this);
  }

  @Override
  public void onBatchEnd() {
    takeAnswers();
  }

  @Override
  public void onWritable() {
    pump();
  }

  @Override
  public void onEndOfInput() {
    if (closing || inputEnded) {
      return;
    }
    inputEnded = true;
    if (!input.onEnd()) {
      return;
    }
    InputEnd end = reactor.endOfInput();
    if (!end.incomplete().isEmpty()) {
      LOG.log(Level.DEBUG, "input ended within requests {0}", end.incomplete());
    }
    end.output().accept(this);
    pump();
  }

  @Override
  public void onClosed(@Nullable Throwable cause) {
    closing = true;
    if (cause != null) {
      LOG.log(Level.DEBUG, "connection failed", cause);
    }
    dropPending();
  }

  private void dropPending() {
    pending.forEach(SendFrames::giveUp);
    pending.clear();
  }

  /* Each of these says whether to go on taking frames. */

  @Override
  public Boolean onWantFrame(ServerAction.WantFrame action) {
    return true;
  }

  @Override
  public Boolean onNoOp(ServerAction.NoOp action) {
    return true;
  }

  @Override
  public Boolean onDataReceived(ServerAction.DataReceived action) {
    throw new AssertionError("data is buffered here");
  }

  @Override
  public Boolean onSendFrames(SendFrames action) {
    pending.add(action);
    return true;
  }

  @Override
  public Boolean onProtocolError(ServerAction.ProtocolError action) {
    LOG.log(Level.DEBUG, "protocol error: {0}", action.message());
    dropPending();
    SendFrames frames = action.frames();
    if (frames != null) {
      sendAll(frames);
    }
    closeWhenSent();
    return false;
  }

  @Override
  public Boolean onRunCommand(ServerAction.RunCommand action) {
    ServerRequest request = action.request();
    ByteSlice name = action.name();
    int index = commands.find(name.array(), name.offset(), name.length());
    if (index < 0) {
      request.fail(UnknownCommand.message(name, commands)).accept(this);
      return true;
    }
    CommandDescriptor descriptor = commands.commands().get(index);
    String command = descriptor.name();
    PreparedCall call;
    try {
      call = prepare(action, index, command);
    } catch (CommandException e) {
      request.fail(e.getMessage()).accept(this);
      return true;
    } catch (RuntimeException e) {
      request.fail(Answer.internal(command, e)).accept(this);
      return true;
    }
    running++;
    Answer answer = new Answer(request, command);
    if (descriptor.nonBlocking()) {
      answer.run(call, this::deliver);
      // At once, so that it is not overtaken by the answers to the requests that follow.
      giveAnswers();
      return true;
    }
    try {
      executor.execute(() -> answer.run(call, this::deliver));
    } catch (RejectedExecutionException e) {
      running--;
      request.fail(command + ": the server is shutting down").accept(this);
    }
    return true;
  }

  private PreparedCall prepare(ServerAction.RunCommand action, int index, String command) {
    ByteSlice args = action.args();
    CborReader reader = new CborReader(args.array(), args.offset(), args.length(), limits.cbor());
    CommandContext context = new RequestContext(action.request().id(), command, link.peer());
    ByteSlice data = action.data();
    return commands
        .dispatch(index)
        .prepare(
            commands.ordinal(index),
            reader,
            context,
            data == null ? CommandData.none() : CommandData.of(data.toByteArray()));
  }

  /** Called on any thread. Many answers cost the connection's thread one wake-up. */
  private void deliver(Answer answer) {
    answers.add(answer);
    if (answersAnnounced.compareAndSet(false, true)) {
      try {
        link.execute(this::takeAnswers);
      } catch (RejectedExecutionException e) {
        LOG.log(Level.DEBUG, "the connection is gone, and with it whoever waited", e);
      }
    }
  }

  private void takeAnswers() {
    // Before the queue is read: an answer that comes later announces itself anew.
    answersAnnounced.set(false);
    giveAnswers();
    pump();
  }

  private void giveAnswers() {
    Answer answer = answers.poll();
    while (answer != null) {
      running--;
      if (!closing && answer.isWanted()) {
        answer.give().accept(this);
      }
      answer = answers.poll();
    }
  }

  /** Sends as much as the peer takes, and reads on as far as it takes its answers. */
  private void pump() {
    if (closing) {
      return;
    }
    while (!pending.isEmpty() && link.isWritable()) {
      Frame frame = pending.element().next();
      if (frame == null) {
        pending.remove();
      } else {
        output.send(frame);
      }
    }
    output.flush();
    if (inputEnded && running == 0 && pending.isEmpty()) {
      closeWhenSent();
    } else {
      link.setReading(pending.isEmpty() && running < limits.runningCommands());
    }
  }

  private void sendAll(SendFrames frames) {
    for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
      output.send(frame);
    }
  }

  private void closeWhenSent() {
    closing = true;
    output.flush();
    link.close();
  }
}
