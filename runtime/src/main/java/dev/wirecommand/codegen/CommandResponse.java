package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborWriter;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The response to one call. Generated code calls exactly one of its methods, once. The response is
 * sent only after {@link PreparedCall#run} has returned. Not safe for use by several threads.
 *
 * <p>A source that produces the result piece by piece (a stream, a channel, an iterator, a
 * publisher) is read only as fast as the peer reads. A source that blocks is read on the server's
 * executor, which uses a thread only while there is room for more. The source is closed at its end,
 * or when the call is cancelled. If it fails, the response ends with an application error.
 */
public interface CommandResponse {
  /**
   * Starts a response with a typed result and returns a writer for the result. The caller writes
   * the result as one CBOR value into the returned writer (a response with the {@code cbor} flag,
   * section 4 of the protocol). The caller must not replace the writer's buffer.
   *
   * @return an empty writer, which must not be used after {@link PreparedCall#run} or the {@link
   *     ResultWriter} has returned
   */
  CborWriter cbor();

  /**
   * Answers with raw bytes (a response without the {@code cbor} flag).
   *
   * @param bytes the response. It is not copied, so the caller must not change it any more
   */
  void raw(byte[] bytes);

  /**
   * Answers with raw bytes that are read from a stream.
   *
   * @param stream the source of the bytes; closed by the response
   */
  void bytes(InputStream stream);

  /**
   * Answers with raw bytes that are read from a channel.
   *
   * @param channel the source of the bytes, in blocking mode; closed by the response
   */
  void bytes(ReadableByteChannel channel);

  /**
   * Answers with raw bytes from a stream of arrays.
   *
   * @param chunks the pieces, whose boundaries the peer does not see; closed by the response
   */
  void chunks(Stream<byte[]> chunks);

  /**
   * Answers with raw bytes from a publisher of buffers.
   *
   * @param pieces a publisher that is subscribed to once, on the event loop; the subscription is
   *     cancelled if the call is. The peer does not see the boundaries of the pieces, and the
   *     publisher must not change a piece that it has passed on
   */
  void bytes(Flow.Publisher<? extends ByteBuffer> pieces);

  /**
   * Answers with the items of a stream as a CBOR sequence (RFC 8742). Sets the {@code cbor} flag.
   *
   * @param <T> the type of the items
   * @param items the items; closed by the response
   * @param writer writes one item
   */
  <T extends @Nullable Object> void items(Stream<? extends T> items, ItemWriter<? super T> writer);

  /**
   * Answers with the items of an iterator as a CBOR sequence (RFC 8742). Sets the {@code cbor}
   * flag.
   *
   * @param <T> the type of the items
   * @param items the items; closed by the response if it is {@link AutoCloseable}
   * @param writer writes one item
   */
  <T extends @Nullable Object> void items(
      Iterator<? extends T> items, ItemWriter<? super T> writer);

  /**
   * Answers with the items of a publisher as a CBOR sequence (RFC 8742). Sets the {@code cbor}
   * flag.
   *
   * @param <T> the type of the items
   * @param items a publisher that is subscribed to once, on the event loop; the subscription is
   *     cancelled if the call is
   * @param writer writes one item, on the publisher's thread
   */
  <T> void items(Flow.Publisher<? extends T> items, ItemWriter<? super T> writer);

  /**
   * Answers with the result of a stage, on the thread that completes the stage. If the stage
   * completes exceptionally, the call fails as if the handler had thrown the exception. The cause
   * replaces a {@link java.util.concurrent.CompletionException}. If the stage is cancelled, the
   * caller gets an error that says so.
   *
   * @param <T> the type of the result
   * @param stage completes with the result
   * @param writer answers with the result through {@link #cbor} or {@link #raw}; if it throws, the
   *     call fails as if the handler had thrown the exception
   * @throws NullPointerException if the stage is null: the handler returned null
   */
  <T extends @Nullable Object> void later(
      CompletionStage<? extends T> stage, ResultWriter<? super T> writer);

  /**
   * An encoder for the items of a result.
   *
   * @param <T> the type of the items
   */
  @FunctionalInterface
  interface ItemWriter<T extends @Nullable Object> {
    /**
     * Writes an item as one CBOR value.
     *
     * @param out the writer, which must not be used after this returns
     * @param item the item
     */
    void write(CborWriter out, T item);
  }

  /**
   * A writer for the value with which a {@link CompletionStage} has completed.
   *
   * @param <T> the type of the result
   */
  @FunctionalInterface
  interface ResultWriter<T extends @Nullable Object> {
    /**
     * Writes the result of a completed stage into the response.
     *
     * @param response the response, which must not be used after this returns
     * @param value the value with which the stage completed
     */
    void write(CommandResponse response, T value);
  }
}
