package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a frame from the server means to a {@link ClientReactor}'s caller (section 4 of the
 * protocol).
 */
public sealed interface ClientEvent {
  /**
   * Calls the visitor's method for this event.
   *
   * @param <R> what the visitor returns
   * @param visitor told of the event
   * @return what the visitor returned
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
   * The request ended with an application error (section 9 of the protocol).
   *
   * @param request the request
   * @param code what kind of error the server says it is, in whatever form; {@code failed} where it
   *     does not say
   * @param message what the server says went wrong
   * @param details what else the server says of it, or null for nothing
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
   * Text for people has arrived, beside a response.
   *
   * @param request the request
   * @param atoms the text; immutable
   */
  record TextReceived(ClientRequest request, List<TextAtom> atoms) implements ClientEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onText(this);
    }
  }

  /**
   * The server told how far it has come.
   *
   * @param request the request
   * @param progress how far
   */
  record ProgressReceived(ClientRequest request, Progress progress) implements ClientEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onProgress(this);
    }
  }

  /** The frame was taken, and nobody needs to know: it was for a cancelled request, say. */
  record Discarded() implements ClientEvent {
    static final Discarded INSTANCE = new Discarded();

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onDiscarded(this);
    }
  }

  /**
   * The connection is of no more use: the server broke the protocol, said that this side did, or
   * has ended its output while requests were pending. It is to be closed.
   *
   * @param reason what happened
   * @param pending the requests that end with this; empty where they have ended before; immutable
   */
  record ConnectionFailed(ProtocolException reason, List<ClientRequest> pending)
      implements ClientEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.onConnectionFailed(this);
    }
  }

  /**
   * One method for each event, so that a new one breaks compilation where it is not handled.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /**
     * A part of a response.
     *
     * @param event the event
     * @return the result
     */
    R onResponse(ResponseReceived event);

    /**
     * An application error.
     *
     * @param event the event
     * @return the result
     */
    R onRequestFailed(RequestFailed event);

    /**
     * Text for people.
     *
     * @param event the event
     * @return the result
     */
    R onText(TextReceived event);

    /**
     * Progress.
     *
     * @param event the event
     * @return the result
     */
    R onProgress(ProgressReceived event);

    /**
     * Nothing to tell.
     *
     * @param event the event
     * @return the result
     */
    R onDiscarded(Discarded event);

    /**
     * The end of the connection.
     *
     * @param event the event
     * @return the result
     */
    R onConnectionFailed(ConnectionFailed event);
  }
}
