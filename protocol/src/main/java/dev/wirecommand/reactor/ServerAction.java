package dev.wirecommand.reactor;

import org.jspecify.annotations.Nullable;

/** An action that a {@link ServerReactor} asks of its caller (section 5 of the protocol). */
public sealed interface ServerAction
    permits ServerAction.WantFrame,
        ServerAction.RunCommand,
        ServerAction.DataReceived,
        SendFrames,
        ServerAction.WindowGranted,
        ServerAction.NoOp,
        ServerAction.ProtocolError {
  /**
   * Calls the visitor's method for this action.
   *
   * @param <R> the type of the result
   * @param visitor the visitor
   * @return the method's result
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * The reactor has accepted the frame, and needs more frames before the caller can act.
   *
   * @param state the reactor's state, IDLE or RECEIVING
   */
  record WantFrame(ReactorState state) implements ServerAction {
    static final WantFrame IDLE = new WantFrame(ReactorState.IDLE);
    static final WantFrame RECEIVING = new WantFrame(ReactorState.RECEIVING);

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onWantFrame(this);
    }
  }

  /**
   * The caller of the reactor must run a command. The slices are valid until the next call to the
   * reactor, and no longer than the frame's bytes.
   *
   * @param request the request, which is answered through this object alone
   * @param name the command's name, as bytes
   * @param args the encoded map of arguments as it was received, which is well-formed
   * @param meta the encoded map of meta entries (section 9 of the protocol), or null for none
   * @param data the request's data: null where it declared none, or where it arrives as {@link
   *     DataReceived}; empty where it declared data and sent none
   */
  record RunCommand(
      ServerRequest request,
      ByteSlice name,
      ByteSlice args,
      @Nullable ByteSlice meta,
      @Nullable ByteSlice data)
      implements ServerAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onRunCommand(this);
    }
  }

  /**
   * Data for a running command has arrived (streamed mode).
   *
   * @param request the request
   * @param data the part, possibly empty; valid as long as the frame's bytes
   * @param last whether it is the last part
   */
  record DataReceived(ServerRequest request, ByteSlice data, boolean last) implements ServerAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onDataReceived(this);
    }
  }

  /**
   * The peer takes more of a response, so that frames that were {@linkplain SendFrames#isBlocked
   * blocked} can be sent (section 9 of the protocol).
   *
   * @param request the request
   * @param bytes how many bytes more the peer takes, 0 or more
   */
  record WindowGranted(ServerRequest request, long bytes) implements ServerAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onWindowGranted(this);
    }
  }

  /** The caller has nothing to do now. Output is deferred, or there is none. */
  record NoOp() implements ServerAction {
    static final NoOp INSTANCE = new NoOp();

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onNoOp(this);
    }
  }

  /**
   * The peer broke the protocol, and the caller must close the connection. The reactor accepts no
   * further frame.
   *
   * @param message what the peer did wrong
   * @param frames the error frame to send before closing; null where one was returned before
   */
  record ProtocolError(String message, @Nullable SendFrames frames) implements ServerAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onProtocolError(this);
    }
  }

  /**
   * A visitor with one method for each type of action. Code that does not handle a new action fails
   * to compile.
   *
   * @param <R> the type of the results
   */
  interface Visitor<R> {
    R onWantFrame(WantFrame action);

    R onRunCommand(RunCommand action);

    R onDataReceived(DataReceived action);

    R onSendFrames(SendFrames action);

    R onWindowGranted(WindowGranted action);

    R onNoOp(NoOp action);

    R onProtocolError(ProtocolError action);
  }
}
