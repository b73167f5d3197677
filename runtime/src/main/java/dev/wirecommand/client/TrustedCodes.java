package dev.wirecommand.client;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The error codes with which a server says that it has not started a command. Each connection is
 * asked once, when it matters for the first time, by {@code wirecommand.describe} (section 9 of the
 * protocol). Safe for use by any thread.
 */
final class TrustedCodes {
  private static final CommandName DESCRIBE =
      new CommandName("wirecommand.describe", Permission.READ);
  private static final String NOT_STARTED = "notStarted";

  /** The limits on a description. The connection limits the number of its bytes. */
  private static final CborLimits LIMITS =
      new CborLimits(CborLimits.DEFAULT.maxDepth(), Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** The answers, by connection. */
  private final Map<Object, CompletableFuture<Set<String>>> known = new WeakHashMap<>();

  /**
   * Asks whether a code of a server means that the command was not started.
   *
   * @param client leads to the connection
   * @param options the options of the call that failed
   * @param connection the connection on which the call failed, or null if it is not known
   * @return completes with false if the server does not say so, and if it cannot be asked; never
   *     fails
   */
  CompletableFuture<Boolean> ask(
      CommandClient client, CallOptions options, @Nullable Object connection, String code) {
    if (connection == null) {
      return CompletableFuture.completedFuture(false);
    }
    CompletableFuture<Set<String>> fresh = new CompletableFuture<>();
    CompletableFuture<Set<String>> codes;
    synchronized (known) {
      codes = known.putIfAbsent(connection, fresh);
    }
    if (codes == null) {
      codes = fresh;
      describe(client, options, connection, fresh);
    }
    return codes.thenApply(trusted -> trusted.contains(code));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback does not throw.
  private void describe(
      CommandClient client,
      CallOptions options,
      Object connection,
      CompletableFuture<Set<String>> result) {
    CallRoute route = CallRoute.over(connection);
    CompletableFuture<CommandReply> reply;
    try {
      reply =
          client.call(
              new CommandCall(
                  DESCRIBE,
                  CommandCall.NO_ARGUMENTS,
                  CommandData.none(),
                  options.forOwnRequest(route)));
    } catch (RuntimeException e) {
      reply = CompletableFuture.failedFuture(e);
    }
    reply.whenComplete(
        (description, failure) -> {
          boolean sameConnection = route.taken() == connection;
          if (!sameConnection || (failure != null && !isFinal(failure))) {
            // The next call that wants to know asks again.
            synchronized (known) {
              known.remove(connection, result);
            }
          }
          result.complete(sameConnection && failure == null ? notStarted(description) : Set.of());
        });
  }

  /** Returns whether the server would give the same answer again. */
  private static boolean isFinal(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof CommandException error
        && (error.code().equals(ErrorCode.UNKNOWN_COMMAND)
            || error.code().equals(ErrorCode.PERMISSION_DENIED));
  }

  /** Returns the codes that a description lists; none if it has no list, or is malformed. */
  private static Set<String> notStarted(CommandReply description) {
    Set<String> codes = new HashSet<>();
    byte[] bytes = description.bytes();
    try {
      CborReader in = new CborReader(bytes, 0, bytes.length, LIMITS);
      in.checkWellFormed();
      for (int left = in.readMapHeader(); left > 0; left--) {
        if (!in.readText().equals(NOT_STARTED)) {
          in.skip();
          continue;
        }
        for (int codesLeft = in.readArrayHeader(); codesLeft > 0; codesLeft--) {
          codes.add(in.readText());
        }
      }
    } catch (CborException e) {
      return Set.of();
    }
    return codes;
  }
}
