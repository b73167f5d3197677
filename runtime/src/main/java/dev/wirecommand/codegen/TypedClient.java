package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.client.ResponseStream;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.engine.CallFailures;
import dev.wirecommand.stream.ItemDecoder;
import dev.wirecommand.stream.ItemPublisher;
import dev.wirecommand.transport.LoopThread;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The base class of generated clients. A generated method encodes the arguments; this class makes
 * the call and decodes the response. Safe for use by any thread.
 *
 * <p>On the connection's event loop, a method that waits for the result would wait for itself, and
 * so would a read from a returned stream. There, both throw an {@link IllegalStateException}. The
 * stages and publishers that the asynchronous methods return complete and signal on the event loop.
 * Their dependents run there, too, and must not block, unless they get an executor ({@code
 * thenApplyAsync} and its like).
 *
 * <p>A call fails with a {@link CommandException} if the server answered with an application error
 * (with the same code, message and details), its timeout passed, or its data could not be read. It
 * fails with a {@link ConnectionException} if the connection ended first, the response was not of
 * the declared type, or the waiting thread was interrupted; the interrupt status stays set. A call
 * that is interrupted or cancelled, or whose result is closed or cancelled before its end, is
 * cancelled on the server.
 */
public abstract class TypedClient {
  private final CommandClient client;

  /**
   * Creates a typed client.
   *
   * @param client makes the calls; not closed by this object
   */
  protected TypedClient(CommandClient client) {
    this.client = client;
  }

  /**
   * A decoder for the result of a command.
   *
   * @param <R> the type of the result
   */
  @FunctionalInterface
  protected interface ResultDecoder<R extends @Nullable Object> {
    /**
     * Decodes one result.
     *
     * @param in a reader at the start of the result
     * @return the result
     * @throws CborException if it is not of the declared type
     */
    R decode(CborReader in);
  }

  /**
   * Returns a decoder for a result that may be null.
   *
   * @param <R> the type of the result
   * @param decoder decodes a result that is not null
   * @return a decoder that also decodes null
   */
  @SuppressWarnings("NullAway") // It does not know yet that a type argument may be nullable.
  protected static <R> ResultDecoder<@Nullable R> orNull(ResultDecoder<R> decoder) {
    return in -> in.tryReadNull() ? null : decoder.decode(in);
  }

  /* Methods that wait for the result. */

  /**
   * Calls a command and waits for its typed result.
   *
   * @param <R> the type of the result
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @param decoder decodes the result
   * @return the result
   * @throws CommandException if the call failed
   * @throws ConnectionException if the connection ended, or the response is of another type
   * @throws IllegalStateException if the caller is on the connection's event loop
   */
  protected final <R extends @Nullable Object> R call(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<R> decoder) {
    return Results.typed(command.name(), await(describe(command, arguments, data)), decoder);
  }

  /**
   * Calls a command that has no result, and waits until the command has ended.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @throws CommandException if the call failed
   * @throws ConnectionException if the connection ended, or the response is of another type
   * @throws IllegalStateException if the caller is on the connection's event loop
   */
  protected final void callVoid(CommandName command, CborWriter arguments, CommandData data) {
    call(command, arguments, data, Results::nothing);
  }

  /**
   * Calls a command and waits for the raw bytes of its result.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @return the response's bytes
   * @throws CommandException if the call failed
   * @throws ConnectionException if the connection ended, or the response is of another type
   * @throws IllegalStateException if the caller is on the connection's event loop
   */
  protected final byte[] callRaw(CommandName command, CborWriter arguments, CommandData data) {
    return Results.raw(command.name(), await(describe(command, arguments, data)));
  }

  /* Methods that return the result later. */

  /**
   * Calls a command and returns a stage for its typed result. Does not wait.
   *
   * @param <R> the type of the result
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @param decoder decodes the result, on the event loop
   * @return completes or fails on the event loop; cancelling its {@code toCompletableFuture}
   *     cancels the call
   */
  protected final <R extends @Nullable Object> CompletionStage<R> callAsync(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<R> decoder) {
    String name = command.name();
    return client.call(
        describe(command, arguments, data), reply -> Results.typed(name, reply, decoder));
  }

  /**
   * Calls a command that has no result, and returns a {@code CompletionStage}. Does not wait.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @return completes with null or fails, on the event loop; cancelling its {@code
   *     toCompletableFuture} cancels the call
   */
  @SuppressWarnings("NullAway") // Void has no other value.
  protected final CompletionStage<Void> callVoidAsync(
      CommandName command, CborWriter arguments, CommandData data) {
    return callNullableVoidAsync(command, arguments, data);
  }

  /**
   * Calls a command that has no result, and returns a {@code CompletionStage} whose type says that
   * it completes with null. Does not wait.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @return completes with null or fails, on the event loop; cancelling its {@code
   *     toCompletableFuture} cancels the call
   */
  @SuppressWarnings("NullAway") // It does not know yet that a type argument may be nullable.
  protected final CompletionStage<@Nullable Void> callNullableVoidAsync(
      CommandName command, CborWriter arguments, CommandData data) {
    return client.call(
        describe(command, arguments, data),
        reply -> {
          Results.typed(command.name(), reply, Results::nothing);
          return null;
        });
  }

  /**
   * Calls a command and returns a stage for the raw bytes of its result. Does not wait.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @return completes with the response's bytes or fails, on the event loop; cancelling its {@code
   *     toCompletableFuture} cancels the call
   */
  protected final CompletionStage<byte[]> callRawAsync(
      CommandName command, CborWriter arguments, CommandData data) {
    return client.call(
        describe(command, arguments, data), reply -> Results.raw(command.name(), reply));
  }

  /* Methods whose result is read as it arrives. */

  /**
   * Calls a command and returns the raw bytes of its result as an input stream. Does not wait.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @return the result, which must be read to its end or closed; a read that is interrupted closes
   *     it and throws {@link java.io.InterruptedIOException}
   */
  protected final InputStream openStream(
      CommandName command, CborWriter arguments, CommandData data) {
    return bytes(command, arguments, data);
  }

  /**
   * Calls a command and returns the raw bytes of its result as a channel. Does not wait.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @return the result, in blocking mode, which must be read to its end or closed
   */
  protected final ReadableByteChannel openChannel(
      CommandName command, CborWriter arguments, CommandData data) {
    return Channels.newChannel(bytes(command, arguments, data));
  }

  /**
   * Calls a command and returns the raw bytes of its result as a stream of arrays. Does not wait.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @return the result in pieces as they arrive, whose boundaries mean nothing; the stream must be
   *     used to its end or closed
   */
  protected final Stream<byte[]> openChunks(
      CommandName command, CborWriter arguments, CommandData data) {
    return bytes(command, arguments, data).pieces();
  }

  /**
   * Calls a command and returns the items of its result (a CBOR sequence) as a {@link Stream}. Does
   * not wait.
   *
   * @param <T> the type of the items
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @param decoder decodes an item, on the thread that takes it
   * @return the items as they arrive; the stream must be used to its end or closed
   */
  protected final <T> Stream<T> openItems(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<T> decoder) {
    return items(command, arguments, data, decoder).stream();
  }

  /**
   * Calls a command and returns the items of its result (a CBOR sequence) as an iterator. Does not
   * wait.
   *
   * @param <T> the type of the items
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @param decoder decodes an item, on the thread that takes it
   * @return the items as they arrive; the iterator must be used to its end or closed, since it is
   *     {@link AutoCloseable}
   */
  protected final <T> Iterator<T> openIterator(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<T> decoder) {
    return items(command, arguments, data, decoder);
  }

  /**
   * Returns a publisher for the raw bytes of a command's result. Each subscription makes a call.
   * Data that can be sent only once is sent with the first call.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @return a publisher that signals on the event loop
   */
  protected final Flow.Publisher<ByteBuffer> publishBytes(
      CommandName command, CborWriter arguments, CommandData data) {
    CommandCall call = describe(command, arguments, data);
    return new CallPublisher<>(client, call, false, ResponseStream::publisher);
  }

  /**
   * Returns a publisher for the items of a command's result (a CBOR sequence). Each subscription
   * makes a call. Data that can be sent only once is sent with the first call.
   *
   * @param <T> the type of the items
   * @param command the command
   * @param arguments the encoded map of arguments, which must not be written to any more
   * @param data the data that is sent after the arguments
   * @param decoder decodes an item, on the event loop
   * @return a publisher that signals on the event loop
   */
  protected final <T> Flow.Publisher<T> publishItems(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<T> decoder) {
    ItemDecoder<T> items =
        (array, offset, length) -> Results.decode(array, offset, length, decoder);
    return new CallPublisher<>(
        client,
        describe(command, arguments, data),
        true,
        response -> new ItemPublisher<>(response.publisher(), items, response.maxItemBytes()));
  }

  private <T> ResultItems<T> items(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<T> decoder) {
    ResponseStream response = client.open(describe(command, arguments, data)).expectCbor(true);
    return new ResultItems<>(command.name(), response, decoder);
  }

  private ResultStream bytes(CommandName command, CborWriter arguments, CommandData data) {
    ResponseStream response = client.open(describe(command, arguments, data)).expectCbor(false);
    return new ResultStream(command.name(), response);
  }

  private static CommandCall describe(CommandName command, CborWriter arguments, CommandData data) {
    return new CommandCall(command, arguments, data, CallOptions.NONE);
  }

  private CommandReply await(CommandCall call) {
    String command = call.command().name();
    if (client.isOwnThread() || LoopThread.isCurrent()) {
      throw new IllegalStateException(
          command
              + ": this call would wait on an event loop, which has to receive answers: call on"
              + " another thread, or use the async client");
    }
    CompletableFuture<CommandReply> future = client.call(call);
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(false);
      throw new ConnectionException(command + ": interrupted while waiting for the answer", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw CallFailures.rethrown(command, cause == null ? e : cause);
    }
  }
}
