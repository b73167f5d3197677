package dev.wirecommand.client;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What generated clients extend: encodes nothing itself, but carries a call over and waits for its
 * answer. Safe for use by any thread.
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
    CommandReply reply = await(command, arguments, data);
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
    call(
        command,
        arguments,
        data,
        in -> {
          in.readNull();
          return true;
        });
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
    CommandReply reply = await(command, arguments, data);
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
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof CommandException) {
      return new CommandException(message, failure);
    }
    if (failure instanceof ConnectionException) {
      return new ConnectionException(message, failure);
    }
    return new ConnectionException(command + ": " + failure, failure);
  }
}
