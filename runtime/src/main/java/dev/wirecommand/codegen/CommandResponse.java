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
 * Takes the result of one call. Exactly one of its methods is called, once, and the response is
 * sent only after {@link PreparedCall#run} has returned. Not safe for use by several threads.
 *
 * <p>A result that is produced bit by bit is taken from only as fast as the peer reads. What blocks
 * (a stream, a channel, an iterator) is read on the server's executor, which holds a thread only
 * while there is room for what is read; it is closed at the end, and when nobody waits any more. If
 * it fails, the response ends with an application error.
 */
public interface CommandResponse {
  /**
   * Answers with a typed result: the one CBOR value that the caller writes into the returned writer
   * (a response with the {@code cbor} flag, section 4 of the protocol). The writer may already
   * write where the answer goes out, and must not be given another buffer.
   *
   * @return an empty writer, the caller's until {@link PreparedCall#run} or the {@link
   *     ResultWriter} returns: it serves other answers after that
   */
  CborWriter cbor();

  /**
   * Answers with bare bytes (a response without the {@code cbor} flag).
   *
   * @param bytes the response; taken over, not copied
   */
  void raw(byte[] bytes);

  /**
   * Answers with bare bytes as they are read.
   *
   * @param stream where they come from; closed here
   */
  void bytes(InputStream stream);

  /**
   * Answers with bare bytes as they are read.
   *
   * @param channel where they come from, in blocking mode; closed here
   */
  void bytes(ReadableByteChannel channel);

  /**
   * Answers with bare bytes, piece by piece.
   *
   * @param chunks the pieces, whose borders the peer does not see; closed here
   */
  void chunks(Stream<byte[]> chunks);

  /**
   * Answers with bare bytes, piece by piece.
   *
   * @param pieces subscribed to once, on the connection's thread; cancelled when nobody waits.
   *     Their borders the peer does not see, and nobody may change one once it has been given
   */
  void bytes(Flow.Publisher<? extends ByteBuffer> pieces);

  /**
   * Answers with a CBOR sequence (RFC 8742), with the {@code cbor} flag.
   *
   * @param <T> the type of the items
   * @param items the items; closed here
   * @param writer writes one of them
   */
  <T extends @Nullable Object> void items(Stream<? extends T> items, ItemWriter<? super T> writer);

  /**
   * Answers with a CBOR sequence (RFC 8742), with the {@code cbor} flag.
   *
   * @param <T> the type of the items
   * @param items the items; closed here if it is {@link AutoCloseable}
   * @param writer writes one of them
   */
  <T extends @Nullable Object> void items(
      Iterator<? extends T> items, ItemWriter<? super T> writer);

  /**
   * Answers with a CBOR sequence (RFC 8742), with the {@code cbor} flag.
   *
   * @param <T> the type of the items
   * @param items subscribed to once, on the connection's thread; cancelled when nobody waits
   * @param writer writes one of them, on the publisher's thread
   */
  <T> void items(Flow.Publisher<? extends T> items, ItemWriter<? super T> writer);

  /**
   * Answers when a stage completes, on whatever thread that happens. If it completes exceptionally,
   * that is as if the handler had thrown the exception, or the cause that a {@link
   * java.util.concurrent.CompletionException} wraps; if it was cancelled, the caller is told so.
   *
   * @param <T> the type of the result
   * @param stage completes with the result
   * @param writer answers with the result, by {@link #cbor} or {@link #raw}; what it throws is as
   *     if the handler had thrown it
   * @throws NullPointerException if the stage is null: the handler returned null
   */
  <T extends @Nullable Object> void later(
      CompletionStage<? extends T> stage, ResultWriter<? super T> writer);

  /**
   * Writes one item of a result.
   *
   * @param <T> the type of the items
   */
  @FunctionalInterface
  interface ItemWriter<T extends @Nullable Object> {
    /**
     * Writes an item as one CBOR value.
     *
     * @param out takes it; valid until this returns
     * @param item the item
     */
    void write(CborWriter out, T item);
  }

  /**
   * Answers with a result that came later.
   *
   * @param <T> the type of the result
   */
  @FunctionalInterface
  interface ResultWriter<T extends @Nullable Object> {
    /**
     * Writes a result.
     *
     * @param response takes the result; valid until this returns
     * @param value what the stage completed with
     */
    void write(CommandResponse response, T value);
  }
}
