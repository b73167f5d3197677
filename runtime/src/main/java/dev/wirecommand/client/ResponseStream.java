package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.reactor.Limits;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * A response that can be read while it arrives. It can be read once, either as a stream or as a
 * publisher.
 *
 * <p>The unread bytes stay in a window of limited size ({@link ClientOptions#responseWindow}).
 * While the window is full, the connection reads nothing from the server, so its other calls wait,
 * too. If the reader then reads nothing for the {@link ClientOptions#stallTime}, the call fails and
 * is cancelled, and the other calls continue.
 */
public interface ResponseStream extends AutoCloseable {
  /**
   * Sets the required kind of response: CBOR or raw bytes. A response of the other kind fails with
   * a {@link ConnectionException}, and the call is cancelled. Call this before {@link #inputStream}
   * or {@link #publisher}.
   *
   * @param cbor whether the response must carry the {@code cbor} flag (section 4 of the protocol)
   * @return this object
   * @throws ConnectionException if a response of the other kind has begun to arrive
   */
  ResponseStream expectCbor(boolean cbor);

  /**
   * Returns the response as a stream. A read waits for bytes to arrive; if it would wait on the
   * connection's event loop, it throws an {@link IllegalStateException} instead. A read throws a
   * {@link dev.wirecommand.command.CommandException} if the server ended the response with an
   * application error, the call's timeout passed, or its data could not be read, and a {@link
   * ConnectionException} if the connection ended. Closing the stream before its end cancels the
   * call.
   *
   * @return a stream, to be read by one thread at a time
   * @throws IllegalStateException if the response has been asked for before
   */
  InputStream inputStream();

  /**
   * Returns the response as a publisher for one subscriber. It signals on the connection's event
   * loop, which the subscriber must not block. Cancelling the subscription before the end cancels
   * the call. {@code onError} receives the exceptions that {@link #inputStream} throws.
   *
   * @return a publisher of buffers that the subscriber may keep, unless it is a {@link
   *     dev.wirecommand.command.BorrowingSubscriber}
   * @throws IllegalStateException if the response has been asked for before
   */
  Flow.Publisher<ByteBuffer> publisher();

  /**
   * Returns the maximum number of bytes that a reader may buffer while an item is incomplete.
   *
   * @return a number of bytes, 1 or more: the connection's {@link Limits#responseBytes}
   */
  default int maxItemBytes() {
    return Limits.DEFAULT.responseBytes();
  }

  /** Discards the unread bytes, and cancels the call if it is still in progress. */
  @Override
  void close();
}
