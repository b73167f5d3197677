package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event that a {@link ClientReactor} returns to its caller (section 4 of the protocol). */
public sealed interface ClientEvent {
  /**
   * Calls the visitor's method for this event.
   *
   * @param <R> the type of the result
   * @param visitor the visitor
   * @return the method's result
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * A part of a response has arrived.
   *
   * @param request the request
   * @param payload the part, possibly empty; valid as long as the frame's bytes
   * @param cbor whether the response is CBOR; the same for all of its parts
   * @param last whether the response has ended with it
   */
  record ResponseReceived(ClientRequest request, ByteSlice payload, boolean cbor, boolean last)
      implements ClientEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onResponse(this);
    }
  }

  /**
   * The server has answered a request with an application error (section 9 of the protocol).
   *
   * @param request the request
   * @param code the error's code as the server sent it, in any form; {@code failed} where it sent
   *     none
   * @param message the server's message, for people
   * @param details further information for programs, or null for none
   */
  record RequestFailed(
      ClientRequest request, String code, String message, @Nullable CborValue details)
      implements ClientEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onRequestFailed(this);
    }
  }

  /**
   * The server takes more data of a request, or controls the flow of its response from now on
   * (section 9 of the protocol, windows).
   *
   * @param request the request, which may have been cancelled
   */
  record WindowGranted(ClientRequest request) implements ClientEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onWindowGranted(this);
    }
  }

  /**
   * The server has answered the request of {@link ClientReactor#probeWindows}. Data that was held
   * back may be sent.
   *
   * @param supported whether the server has windows
   */
  record WindowsKnown(boolean supported) implements ClientEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onWindowsKnown(this);
    }
  }

  /**
   * The server has sent human-readable text, in addition to its response.
   *
   * @param request the request
   * @param payload the encoded text, which has been checked; valid as long as the frame's bytes
   */
  record TextReceived(ClientRequest request, ByteSlice payload) implements ClientEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onText(this);
    }
  }

  /**
   * The server has sent a progress update, in addition to its response.
   *
   * @param request the request
   * @param topic the topic
   * @param position how much is done, 0 or more, or -1 at the end of the topic
   * @param total how much there is to do; 0 where that is not known. A total above {@link
   *     Long#MAX_VALUE} is received as that
   * @param label the unit in which position and total count, or null for none
   * @param item the current item, or null for none
   */
  record ProgressReceived(
      ClientRequest request,
      String topic,
      long position,
      long total,
      @Nullable String label,
      @Nullable String item)
      implements ClientEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onProgress(this);
    }
  }

  /** The caller can ignore the frame, for example because the request has been cancelled. */
  record Discarded() implements ClientEvent {
    static final Discarded INSTANCE = new Discarded();

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onDiscarded(this);
    }
  }

  /**
   * The connection has failed, and the caller must close it. The server broke the protocol,
   * reported a protocol error of this side, or ended its output.
   *
   * @param reason what happened, for people
   * @param pending the requests that end with the connection; empty where they have ended before;
   *     immutable
   */
  record ConnectionFailed(String reason, List<ClientRequest> pending) implements ClientEvent {
    /** The beginning of the reason if the server reported a protocol error of this side. */
    public static final String REPORTED = "the server reports a protocol error: ";

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onConnectionFailed(this);
    }
  }

  /**
   * A visitor with one method for each type of event. Code that does not handle a new event fails
   * to compile.
   *
   * @param <R> the type of the results
   */
  interface Visitor<R> {
    R onResponse(ResponseReceived event);

    R onRequestFailed(RequestFailed event);

    R onWindowGranted(WindowGranted event);

    R onWindowsKnown(WindowsKnown event);

    R onText(TextReceived event);

    R onProgress(ProgressReceived event);

    R onDiscarded(Discarded event);

    R onConnectionFailed(ConnectionFailed event);
  }
}
