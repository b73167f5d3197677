package dev.wirecommand.client;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What generated clients extend: encodes nothing itself, but carries a call over and decodes its
 * answer. Safe for use by any thread.
 *
 * <p>The methods that wait must not be called on the connection's own thread, which would wait for
 * itself. The stages that the others return complete on that thread, so that what depends on them
 * runs there too, unless it is given an executor ({@code thenApplyAsync} and its like): it must not
 * block, nor call a method that waits.
 */
public abstract class TypedClient {
  /**
   * A result may have many more items than a request: how large it can be is known by the limit on
   * its bytes, which the connection holds.
   */
  private static final CborLimits RESULT =
      new CborLimits(CborLimits.DEFAULT.maxDepth(), Integer.MAX_VALUE, Integer.MAX_VALUE);

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

  /**
   * Calls a command with a typed result and waits for it.
   *
   * @param <R> the type of the result
   * @param command the command's name
   * @param arguments the encoded map of arguments
   * @param data data to send beside them, or null for none
   * @param decoder decodes the result
   * @return the result
   * @throws CommandException if the server answered with an application error
   * @throws ConnectionException if the connection ended first, the answer was not of the declared
   *     type, or this thread was interrupted, which stays set
   */
  protected final <R> R call(
      String command, CborWriter arguments, byte @Nullable [] data, ResultDecoder<R> decoder) {
    return typed(command, await(command, arguments, data), decoder);
  }

  /**
   * Calls a command that has no result, which is to say null, and waits for its end.
   *
   * @param command the command's name
   * @param arguments the encoded map of arguments
   * @param data data to send beside them, or null for none
   * @throws CommandException if the server answered with an application error
   * @throws ConnectionException if the connection ended first, the answer was not null, or this
   *     thread was interrupted, which stays set
   */
  protected final void callVoid(String command, CborWriter arguments, byte @Nullable [] data) {
    call(command, arguments, data, TypedClient::nothing);
  }

  /**
   * Calls a command whose result is raw bytes and waits for it.
   *
   * @param command the command's name
   * @param arguments the encoded map of arguments
   * @param data data to send beside them, or null for none
   * @return the response's bytes
   * @throws CommandException if the server answered with an application error
   * @throws ConnectionException if the connection ended first, the answer was a typed one, or this
   *     thread was interrupted, which stays set
   */
  protected final byte[] callRaw(String command, CborWriter arguments, byte @Nullable [] data) {
    return raw(command, await(command, arguments, data));
  }

  /**
   * Calls a command with a typed result, and does not wait for it.
   *
   * <p>The returned stage fails with a {@link CommandException} if the server answered with an
   * application error, and with a {@link ConnectionException} if the connection ended first or the
   * answer was not of the declared type. It completes on the connection's thread, which must not be
   * blocked. Cancelling the future that its {@code toCompletableFuture} gives cancels the call.
   *
   * @param <R> the type of the result
   * @param command the command's name
   * @param arguments the encoded map of arguments
   * @param data data to send beside them, not to be changed before the stage completes, or null for
   *     none
   * @param decoder decodes the result, on the connection's thread
   * @return completes with the result
   */
  protected final <R> CompletionStage<R> callAsync(
      String command, CborWriter arguments, byte @Nullable [] data, ResultDecoder<R> decoder) {
    return begin(command, arguments, data, reply -> typed(command, reply, decoder));
  }

  /**
   * Calls a command that has no result, which is to say null, and does not wait for its end.
   *
   * <p>The returned stage fails with a {@link CommandException} if the server answered with an
   * application error, and with a {@link ConnectionException} if the connection ended first or the
   * answer was not of the declared type. It completes on the connection's thread, which must not be
   * blocked. Cancelling the future that its {@code toCompletableFuture} gives cancels the call.
   *
   * @param command the command's name
   * @param arguments the encoded map of arguments
   * @param data data to send beside them, not to be changed before the stage completes, or null for
   *     none
   * @return completes with null
   */
  @SuppressWarnings("NullAway") // Void has no other value.
  protected final CompletionStage<Void> callVoidAsync(
      String command, CborWriter arguments, byte @Nullable [] data) {
    return begin(
        command,
        arguments,
        data,
        reply -> {
          typed(command, reply, TypedClient::nothing);
          return null;
        });
  }

  /**
   * Calls a command whose result is raw bytes, and does not wait for it.
   *
   * <p>The returned stage fails with a {@link CommandException} if the server answered with an
   * application error, and with a {@link ConnectionException} if the connection ended first or the
   * answer was not of the declared type. It completes on the connection's thread, which must not be
   * blocked. Cancelling the future that its {@code toCompletableFuture} gives cancels the call.
   *
   * @param command the command's name
   * @param arguments the encoded map of arguments
   * @param data data to send beside them, not to be changed before the stage completes, or null for
   *     none
   * @return completes with the response's bytes
   */
  protected final CompletionStage<byte[]> callRawAsync(
      String command, CborWriter arguments, byte @Nullable [] data) {
    return begin(command, arguments, data, reply -> raw(command, reply));
  }

  private <R> CompletionStage<R> begin(
      String command,
      CborWriter arguments,
      byte @Nullable [] data,
      Function<CommandReply, R> decoder) {
    return new AsyncCall<>(command, client.call(command, arguments.toByteArray(), data), decoder);
  }

  private static <R> R typed(String command, CommandReply reply, ResultDecoder<R> decoder) {
    if (!reply.cbor()) {
      throw new ConnectionException(
          command + ": expected a typed result, got a response without the cbor flag");
    }
    try {
      CborReader in = new CborReader(reply.bytes(), 0, reply.bytes().length, RESULT);
      in.checkWellFormed();
      R result = decoder.decode(in);
      in.expectEnd();
      return result;
    } catch (CborException e) {
      String where = e.path().isEmpty() ? "result" : "result '" + e.path() + "'";
      throw new ConnectionException(command + ": " + where + ": " + e.detail(), e);
    }
  }

  private static boolean nothing(CborReader in) {
    in.readNull();
    return true;
  }

  private static byte[] raw(String command, CommandReply reply) {
    if (reply.cbor()) {
      throw new ConnectionException(
          command + ": expected raw bytes, got a response with the cbor flag");
    }
    return reply.bytes();
  }

  private CommandReply await(String command, CborWriter arguments, byte @Nullable [] data) {
    CompletableFuture<CommandReply> future = client.call(command, arguments.toByteArray(), data);
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(false);
      throw new ConnectionException(command + ": interrupted while waiting for the answer", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw rethrown(command, cause == null ? e : cause);
    }
  }

  /** The failure anew, so that its stack trace names the caller and not the connection's thread. */
  private static RuntimeException rethrown(String command, Throwable failure) {
    RuntimeException told = AsyncCall.told(command, failure);
    if (told != failure) {
      return told;
    }
    String message = String.valueOf(told.getMessage());
    return told instanceof CommandException
        ? new CommandException(message, told)
        : new ConnectionException(message, told);
  }
}
