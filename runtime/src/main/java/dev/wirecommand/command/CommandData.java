package dev.wirecommand.command;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * The data that a request carries besides its arguments (section 3 of the protocol), as it arrives.
 * A {@link dev.wirecommand.WireCommand} method that has a parameter of this type is given it; the
 * parameter is no argument of the command. A typed client takes one for the same parameter, and
 * sends it.
 *
 * <p>The command starts when its arguments are there; its data may still be on the way. It is read
 * in one of three ways, once. A second attempt is refused with an {@link IllegalStateException}.
 */
public interface CommandData {
  /**
   * Returns whether the request declared data; it may still send none.
   *
   * @return whether data was declared
   */
  boolean isPresent();

  /**
   * Returns the data as a stream. Reading waits Closing it discards the rest.
   *
   * @return a stream, to be read by one thread at a time; empty where there is no data
   * @throws IllegalStateException if the data has been asked for before
   */
  InputStream inputStream();

  /**
   * Returns the data as a publisher for one subscriber. Signals come on the event loop, which they
   * must not block. Cancelling the subscription discards the rest. The subscriber may keep the
   * buffers that it is given, unless it is a {@link BorrowingSubscriber}.
   *
   * @return a publisher; empty where there is no data
   * @throws IllegalStateException if the data has been asked for before
   */
  Flow.Publisher<ByteBuffer> publisher();

  /**
   * Returns all of the data. Waits for what has not arrived.
   *
   * @return the bytes; empty where there are none
   * @throws IllegalStateException if the data has been asked for before
   * @throws CommandException if the request is cancelled meanwhile, or the data exceeds what the
   *     server buffers
   */
  byte[] toByteArray();

  /**
   * Calls the visitor's method for the form of the data.
   *
   * @param <R> what the visitor makes of it
   * @param visitor the visitor
   * @return what it returned
   * @throws IllegalStateException if the data has been asked for before
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor with one method for each form of data.
   *
   * @param <R> what is made of it
   */
  interface Visitor<R> {
    /**
     * Visits the absence of data.
     *
     * @return the visitor's result
     */
    R none();

    /**
     * Visits data that is complete.
     *
     * @param bytes the data, not to be changed
     * @return the visitor's result
     */
    R whole(byte[] bytes);

    /**
     * Visits data that is read from a stream, which may block.
     *
     * @param stream the data
     * @return the visitor's result
     */
    R stream(InputStream stream);

    /**
     * Visits data that is published.
     *
     * @param publisher the data
     * @return the visitor's result
     */
    R published(Flow.Publisher<ByteBuffer> publisher);
  }

  /**
   * Returns the data of a request that declares none.
   *
   * @return data that {@linkplain #isPresent() is not present} and has no bytes
   */
  static CommandData none() {
    return GivenData.NONE;
  }

  /**
   * Makes data of an array.
   *
   * @param bytes the data, possibly empty; taken over, not copied
   * @return the data
   */
  static CommandData of(byte[] bytes) {
    return GivenData.of(bytes);
  }

  /**
   * Makes data that is read from a stream.
   *
   * @param stream the data, read on a thread that may block; closed when it has been sent, or the
   *     call has ended
   * @return the data
   */
  static CommandData of(InputStream stream) {
    return GivenData.of(stream);
  }

  /**
   * Makes data that is published.
   *
   * @param publisher the data, in buffers that are not changed after they were published;
   *     subscribed to once
   * @return the data
   */
  static CommandData of(Flow.Publisher<ByteBuffer> publisher) {
    return GivenData.of(publisher);
  }
}
