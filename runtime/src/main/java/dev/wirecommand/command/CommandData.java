package dev.wirecommand.command;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * The data that a request carries in addition to its arguments (section 3 of the protocol). A
 * {@link dev.wirecommand.WireCommand} method receives the data if it has a parameter of this type.
 * The parameter is not an argument of the command. The method of a typed client has the same
 * parameter, and sends the data.
 *
 * <p>The command starts when its arguments have arrived; its data may arrive later. The data is
 * read once, in one of three ways. A second attempt is refused with an {@link
 * IllegalStateException}.
 */
public interface CommandData {
  /**
   * Returns whether the request carries data, even if the data is empty.
   *
   * @return whether data was declared
   */
  boolean isPresent();

  /**
   * Returns whether the data can be sent again, as for a retry. Data that comes from an array can;
   * data that comes from a stream or a publisher can be sent only once.
   *
   * @return whether it can; true where there is no data
   */
  default boolean isRepeatable() {
    return !isPresent();
  }

  /**
   * Returns the data as a stream. Reading waits for data that has not arrived. Closing the stream
   * discards the rest.
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
   * Returns all of the data. Waits for data that has not arrived.
   *
   * @return the bytes; empty where there are none
   * @throws IllegalStateException if the data has been asked for before
   * @throws CommandException if the request is cancelled meanwhile, or the data exceeds what the
   *     server buffers
   */
  byte[] toByteArray();

  /**
   * Calls the visitor method that matches the form of the data.
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
     * Visits a request that has no data.
     *
     * @return the visitor's result
     */
    R none();

    /**
     * Visits data that is given as one array.
     *
     * @param bytes the data, not to be changed
     * @return the visitor's result
     */
    R whole(byte[] bytes);

    /**
     * Visits data that is read from a stream. Reading may block.
     *
     * @param stream the data
     * @return the visitor's result
     */
    R stream(InputStream stream);

    /**
     * Visits data that comes from a publisher.
     *
     * @param publisher the data
     * @return the visitor's result
     */
    R published(Flow.Publisher<ByteBuffer> publisher);
  }

  /**
   * Returns the data object of a request without data.
   *
   * @return data that {@linkplain #isPresent() is not present} and has no bytes
   */
  static CommandData none() {
    return GivenData.NONE;
  }

  /**
   * Makes data from an array.
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
   * Makes data that comes from a publisher.
   *
   * @param publisher the data, in buffers that are not changed after they were published;
   *     subscribed to once
   * @return the data
   */
  static CommandData of(Flow.Publisher<ByteBuffer> publisher) {
    return GivenData.of(publisher);
  }
}
