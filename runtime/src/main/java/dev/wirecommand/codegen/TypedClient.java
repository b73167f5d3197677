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
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.stream.ItemDecoder;
import dev.wirecommand.stream.ItemPublisher;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What generated clients extend: encodes nothing itself, but carries a call over and decodes its
 * answer. Safe for use by any thread.
 *
 * <p>The methods that wait, and reading what the others return, must not be done on the
 * connection's own thread, which would wait for itself: they are refused there with an {@link
 * IllegalStateException}. The stages and publishers that the asynchronous methods return complete
 * and signal on that thread, so that what depends on them runs there too, unless it is given an
 * executor ({@code thenApplyAsync} and its like): it must not block.
 *
 * <p>Where a call fails, its caller is given a {@link CommandException} if the server answered with
 * an application error (with the same code, message and details), its timeout passed or its data
 * could not be read; a {@link ConnectionException} if the connection ended first, the answer was
 * not of the declared type, or the thread that waits was interrupted, which stays set. A call that
 * is interrupted or cancelled, or whose result is closed or cancelled before its end, is cancelled
 * on the server.
 */
public abstract class TypedClient {
  private final CommandClient client;

  /**
   * A typed view of a connection.
   *
   * @param client where calls go; not closed by this object
   */
  protected TypedClient(CommandClient client) {
    this.client = client;
  }

  /**
   * Decodes the result of a command.
   *
   * @param <R> the type of the result
   */
  @FunctionalInterface
  protected interface ResultDecoder<R> {
    /**
     * Decodes one result.
     *
     * @param in a reader at the start of the result
     * @return the result
     * @throws CborException if it is not of the declared type
     */
    R decode(CborReader in);
  }

  /* Calls whose answer is waited for. */

  /**
   * Calls a command with a typed result and waits for it.
   *
   * @param <R> the type of the result
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @param decoder decodes the result
   * @return the result
   * @throws CommandException if the call failed
   * @throws ConnectionException if the connection did, or the answer is of another type
   * @throws IllegalStateException on the connection's own thread
   */
  protected final <R> R call(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<R> decoder) {
    return Results.typed(command.name(), await(made(command, arguments, data)), decoder);
  }

  /**
   * Calls a command that has no result, which is to say null, and waits for its end.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @throws CommandException if the call failed
   * @throws ConnectionException if the connection did, or the answer is of another type
   * @throws IllegalStateException on the connection's own thread
   */
  protected final void callVoid(CommandName command, CborWriter arguments, CommandData data) {
    call(command, arguments, data, Results::nothing);
  }

  /**
   * Calls a command whose result is raw bytes, and waits for all of it.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @return the response's bytes
   * @throws CommandException if the call failed
   * @throws ConnectionException if the connection did, or the answer is of another type
   * @throws IllegalStateException on the connection's own thread
   */
  protected final byte[] callRaw(CommandName command, CborWriter arguments, CommandData data) {
    return Results.raw(command.name(), await(made(command, arguments, data)));
  }

  /* Calls whose answer comes later. */

  /**
   * Calls a command with a typed result, and does not wait for it.
   *
   * @param <R> the type of the result
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @param decoder decodes the result, on the connection's thread
   * @return completes with the result, or fails, on the connection's thread; cancelling the future
   *     that its {@code toCompletableFuture} gives cancels the call
   */
  protected final <R> CompletionStage<R> callAsync(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<R> decoder) {
    String name = command.name();
    return begin(made(command, arguments, data), reply -> Results.typed(name, reply, decoder));
  }

  /**
   * Calls a command that has no result, which is to say null, and does not wait for its end.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @return completes with null, or fails, on the connection's thread; cancelling the future that
   *     its {@code toCompletableFuture} gives cancels the call
   */
  @SuppressWarnings("NullAway") // Void has no other value.
  protected final CompletionStage<Void> callVoidAsync(
      CommandName command, CborWriter arguments, CommandData data) {
    return begin(
        made(command, arguments, data),
        reply -> {
          Results.typed(command.name(), reply, Results::nothing);
          return null;
        });
  }

  /**
   * Calls a command whose result is raw bytes, and does not wait for it.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @return completes with the response's bytes, or fails, on the connection's thread; cancelling
   *     the future that its {@code toCompletableFuture} gives cancels the call
   */
  protected final CompletionStage<byte[]> callRawAsync(
      CommandName command, CborWriter arguments, CommandData data) {
    return begin(made(command, arguments, data), reply -> Results.raw(command.name(), reply));
  }

  /* Calls whose result is read as it arrives. */

  /**
   * Calls a command whose result is raw bytes, and does not wait for it.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @return the result, to be read to its end or closed; a read that is interrupted closes it, and
   *     throws {@link java.io.InterruptedIOException}
   */
  protected final InputStream openStream(
      CommandName command, CborWriter arguments, CommandData data) {
    return bytes(command, arguments, data);
  }

  /**
   * Calls a command whose result is raw bytes, and does not wait for it.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @return the result, to be read to its end or closed; in blocking mode
   */
  protected final ReadableByteChannel openChannel(
      CommandName command, CborWriter arguments, CommandData data) {
    return Channels.newChannel(bytes(command, arguments, data));
  }

  /**
   * Calls a command whose result is raw bytes, and does not wait for it.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @return the result in pieces as they arrive, whose borders mean nothing; to be used to its end
   *     or closed
   */
  protected final Stream<byte[]> openChunks(
      CommandName command, CborWriter arguments, CommandData data) {
    return bytes(command, arguments, data).pieces();
  }

  /**
   * Calls a command whose result is a CBOR sequence, and does not wait for it.
   *
   * @param <T> the type of the items
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @param decoder decodes an item, on the thread that takes it
   * @return the items as they arrive; to be used to its end or closed
   */
  protected final <T> Stream<T> openItems(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<T> decoder) {
    return items(command, arguments, data, decoder).stream();
  }

  /**
   * Calls a command whose result is a CBOR sequence, and does not wait for it.
   *
   * @param <T> the type of the items
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @param decoder decodes an item, on the thread that takes it
   * @return the items as they arrive; to be used to its end, or closed: it is {@link AutoCloseable}
   */
  protected final <T> Iterator<T> openIterator(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<T> decoder) {
    return items(command, arguments, data, decoder);
  }

  /**
   * A result of raw bytes, as a publisher. Each subscription is a call; data that can be sent once
   * serves the first.
   *
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @return a publisher that signals on the connection's thread
   */
  protected final Flow.Publisher<ByteBuffer> publishBytes(
      CommandName command, CborWriter arguments, CommandData data) {
    CommandCall call = made(command, arguments, data);
    return new CallPublisher<>(client, call, false, ResponseStream::publisher);
  }

  /**
   * A result that is a CBOR sequence, as a publisher. Each subscription is a call; data that can be
   * sent once serves the first.
   *
   * @param <T> the type of the items
   * @param command the command
   * @param arguments the encoded map of arguments, which is not written to any more
   * @param data what is sent beside them
   * @param decoder decodes an item, on the connection's thread
   * @return a publisher that signals on the connection's thread
   */
  protected final <T> Flow.Publisher<T> publishItems(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<T> decoder) {
    ItemDecoder<T> items =
        (array, offset, length) -> Results.decode(array, offset, length, decoder);
    return new CallPublisher<>(
        client,
        made(command, arguments, data),
        true,
        response -> new ItemPublisher<>(response.publisher(), items, response.maxItemBytes()));
  }

  private <T> ResultItems<T> items(
      CommandName command, CborWriter arguments, CommandData data, ResultDecoder<T> decoder) {
    ResponseStream response = client.open(made(command, arguments, data)).expectCbor(true);
    return new ResultItems<>(command.name(), response, decoder);
  }

  private ResultStream bytes(CommandName command, CborWriter arguments, CommandData data) {
    ResponseStream response = client.open(made(command, arguments, data)).expectCbor(false);
    return new ResultStream(command.name(), response);
  }

  private static CommandCall made(CommandName command, CborWriter arguments, CommandData data) {
    ByteSlice map = ByteSlice.of(arguments);
    return new CommandCall(command, map, data, CallOptions.NONE);
  }

  private <R> CompletionStage<R> begin(CommandCall call, Function<CommandReply, R> decoder) {
    return client.call(call, decoder);
  }

  private CommandReply await(CommandCall call) {
    String command = call.command().name();
    if (client.isOwnThread()) {
      throw new IllegalStateException(
          command
              + ": this call would wait on the connection's own thread, which has to receive the"
              + " answer: call on another thread, or use the async client");
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
