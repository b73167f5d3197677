package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.reactor.Limits;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * The result of a call, read as it arrives: as a stream or as a publisher, once.
 *
 * <p>Only a window of what arrives is kept. When it is full, the connection takes nothing more from
 * the server, so that its other calls wait too; a call whose result then is not read for a while
 * ({@link ClientOptions#stallTime}) fails and is cancelled, and the others go on.
 */
public interface ResponseStream extends AutoCloseable {
  /**
   * Says whether the response is to be CBOR. One of the other kind fails with a {@link
   * ConnectionException}, and the call is cancelled. To be called before the response is asked for.
   *
   * @param cbor whether the response is to carry the {@code cbor} flag (section 4 of the protocol)
   * @return this
   * @throws ConnectionException if it has begun to arrive and is of the other kind
   */
  ResponseStream expectCbor(boolean cbor);

  /**
   * The response as a stream. A read waits for what has not arrived; one that would wait on the
   * connection's own thread is refused with an {@link IllegalStateException}. It throws a {@link
   * dev.wirecommand.command.CommandException} where the server ended the response with an
   * application error, the call's timeout passed or its data could not be read, and a {@link
   * ConnectionException} where the connection ended. Closing it before its end cancels the call.
   *
   * @return a stream, to be read by one thread at a time
   * @throws IllegalStateException if the response has been asked for before
   */
  InputStream inputStream();

  /**
   * The response as a publisher for one subscriber. Signals come on the connection's thread, which
   * they must not block. Cancelling the subscription before the end cancels the call. {@code
   * onError} is given what {@link #inputStream} would throw.
   *
   * @return a publisher of buffers that the subscriber may keep, unless it is a {@link
   *     dev.wirecommand.command.BorrowingSubscriber}
   * @throws IllegalStateException if the response has been asked for before
   */
  Flow.Publisher<ByteBuffer> publisher();

  /**
   * How much of the response a reader that collects something of it, such as one item of a
   * sequence, is to collect at most.
   *
   * @return a number of bytes, 1 or more: what a connection's {@link Limits#responseBytes} say
   */
  default int maxItemBytes() {
    return Limits.DEFAULT.responseBytes();
  }

  /** Drops what has not been read, and cancels the call unless it has ended. */
  @Override
  void close();
}
