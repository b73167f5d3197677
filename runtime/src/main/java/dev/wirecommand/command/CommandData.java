package dev.wirecommand.command;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * The data of a request beside its arguments (section 3 of the protocol), as it arrives. A {@link
 * dev.wirecommand.WireCommand} method that has a parameter of this type is given it; the parameter
 * is no argument of the command. A typed client takes one for the same parameter, and sends it.
 *
 * <p>The command starts when its arguments are there; its data may still be on the way. It is read
 * in one of three ways, once. A second attempt is refused with an {@link IllegalStateException}.
 */
public interface CommandData {
  /**
   * Whether the request declared data at all; it may still have sent none.
   *
   * @return whether data was declared
   */
  boolean isPresent();

  /**
   * The data as a stream. Reading waits for what has not arrived, and throws a {@link
   * CommandException} that says why if the request is cancelled meanwhile. Closing it discards the
   * rest.
   *
   * @return a stream, to be read by one thread at a time; empty where there is no data
   * @throws IllegalStateException if the data has been asked for before
   */
  InputStream inputStream();

  /**
   * The data as a publisher for one subscriber. Signals come on the connection's thread, which they
   * must not block. Cancelling the subscription discards the rest. The subscriber may keep the
   * buffers that it is given, unless it is a {@link BorrowingSubscriber}.
   *
   * @return a publisher; empty where there is no data
   * @throws IllegalStateException if the data has been asked for before
   */
  Flow.Publisher<ByteBuffer> publisher();

  /**
   * All of the data. Waits for what has not arrived.
   *
   * @return the bytes; empty where there are none
   * @throws IllegalStateException if the data has been asked for before
   * @throws CommandException if the request is cancelled meanwhile, or the data exceeds what the
   *     server buffers
   */
  byte[] toByteArray();

  /**
   * Calls the visitor's method for the way in which the data is there.
   *
   * @param <R> what the visitor makes of it
   * @param visitor the visitor
   * @return what it returned
   * @throws IllegalStateException if the data has been asked for before
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each way in which data can be there.
   *
   * @param <R> what is made of it
   */
  interface Visitor<R> {
    /**
     * There is no data.
     *
     * @return the visitor's result
     */
    R none();

    /**
     * All of it is there.
     *
     * @param bytes the data, not to be changed
     * @return the visitor's result
     */
    R whole(byte[] bytes);

    /**
     * It is read from a stream, which may block.
     *
     * @param stream the data
     * @return the visitor's result
     */
    R stream(InputStream stream);

    /**
     * It is published.
     *
     * @param publisher the data
     * @return the visitor's result
     */
    R published(Flow.Publisher<ByteBuffer> publisher);
  }

  /**
   * Of a request that declares no data.
   *
   * @return data that {@linkplain #isPresent() is not present} and has no bytes
   */
  static CommandData none() {
    return GivenData.NONE;
  }

  /**
   * Data that is all there.
   *
   * @param bytes the data, possibly empty; taken over, not copied
   * @return the data
   */
  static CommandData of(byte[] bytes) {
    return GivenData.of(bytes);
  }

  /**
   * Data that is read from a stream.
   *
   * @param stream the data, read on a thread that may block; closed when it has been sent, or
   *     nobody wants more of it
   * @return the data
   */
  static CommandData of(InputStream stream) {
    return GivenData.of(stream);
  }

  /**
   * Data that is published.
   *
   * @param publisher the data, in buffers that nobody changes once they have been given; subscribed
   *     to once
   * @return the data
   */
  static CommandData of(Flow.Publisher<ByteBuffer> publisher) {
    return GivenData.of(publisher);
  }
}
