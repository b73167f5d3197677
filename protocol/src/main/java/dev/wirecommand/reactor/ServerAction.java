package dev.wirecommand.reactor;

import org.jspecify.annotations.Nullable;

/** What a {@link ServerReactor} asks of whoever drives it (section 5 of the protocol). */
public sealed interface ServerAction
    permits ServerAction.WantFrame,
        ServerAction.RunCommand,
        ServerAction.DataReceived,
        SendFrames,
        ServerAction.NoOp,
        ServerAction.ProtocolError {
  /**
   * Calls the visitor's method for this action.
   *
   * @param <R> what the visitor returns
   * @param visitor told of the action
   * @return what the visitor returned
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * The frame was taken; more is needed before anything can be done.
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
   * A command is to be run. The bytes are valid until the call that returned this is followed by
   * another, or the frame's own bytes are gone.
   *
   * @param request stands for the request; it is answered through this object alone
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
   * A part of a running command's data has arrived (streamed mode).
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

  /** Nothing is to be done now: output is deferred, or there is none. */
  record NoOp() implements ServerAction {
    static final NoOp INSTANCE = new NoOp();

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onNoOp(this);
    }
  }

  /**
   * The peer broke the protocol: the connection is to be closed. No further frame of its is taken.
   *
   * @param message what it did
   * @param frames the error frame to send before closing; null where one was returned before
   */
  record ProtocolError(String message, @Nullable SendFrames frames) implements ServerAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onProtocolError(this);
    }
  }

  /**
   * One method for each action, so that a new one breaks compilation where it is not handled.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /**
     * More frames are needed.
     *
     * @param action the action
     * @return the result
     */
    R onWantFrame(WantFrame action);

    /**
     * A command is to be run.
     *
     * @param action the action
     * @return the result
     */
    R onRunCommand(RunCommand action);

    /**
     * Data of a running command has arrived.
     *
     * @param action the action
     * @return the result
     */
    R onDataReceived(DataReceived action);

    /**
     * Frames are to be sent.
     *
     * @param action the action
     * @return the result
     */
    R onSendFrames(SendFrames action);

    /**
     * Nothing is to be done.
     *
     * @param action the action
     * @return the result
     */
    R onNoOp(NoOp action);

    /**
     * The peer broke the protocol.
     *
     * @param action the action
     * @return the result
     */
    R onProtocolError(ProtocolError action);
  }
}
