package dev.wirecommand.client;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.TypedClient.ResultDecoder;
import dev.wirecommand.command.CommandException;

/** What callers are given of what a server answers, and told of what it fails with. */
final class Replies {
  /**
   * A result may have many more items than a request: how large it can be is known by the limit on
   * its bytes, which the connection holds.
   */
  private static final CborLimits RESULT =
      new CborLimits(CborLimits.DEFAULT.maxDepth(), Integer.MAX_VALUE, Integer.MAX_VALUE);

  private Replies() {}

  static <R> R typed(String command, CommandReply reply, ResultDecoder<R> decoder) {
    if (!reply.cbor()) {
      throw otherKind(command, true);
    }
    return decode(command, "result", reply.bytes(), 0, reply.bytes().length, decoder);
  }

  /**
   * Decodes one value.
   *
   * @param what what it is, for messages
   */
  static <R> R decode(
      String command, String what, byte[] array, int offset, int length, ResultDecoder<R> decoder) {
    try {
      CborReader in = new CborReader(array, offset, length, RESULT);
      in.checkWellFormed();
      R result = decoder.decode(in);
      in.expectEnd();
      return result;
    } catch (CborException e) {
      String where = e.path().isEmpty() ? what : what + " '" + e.path() + "'";
      throw new ConnectionException(command + ": " + where + ": " + e.detail(), e);
    }
  }

  /** What stands for no result; true, since there is no better value. */
  static boolean nothing(CborReader in) {
    in.readNull();
    return true;
  }

  static byte[] raw(String command, CommandReply reply) {
    if (reply.cbor()) {
      throw otherKind(command, false);
    }
    return reply.bytes();
  }

  /** A response is not of the kind that its caller expects. */
  static ConnectionException otherKind(String command, boolean expectedCbor) {
    return new ConnectionException(
        command
            + (expectedCbor
                ? ": expected a typed result, got a response without the cbor flag"
                : ": expected raw bytes, got a response with the cbor flag"));
  }

  /** What a caller is told of a failure: by its own kind where it is one that clients know. */
  static RuntimeException told(String command, Throwable failure) {
    if (failure instanceof CommandException || failure instanceof ConnectionException) {
      return (RuntimeException) failure;
    }
    return new ConnectionException(command + ": " + failure, failure);
  }

  /** The failure anew, so that its stack trace names the caller and not the connection's thread. */
  static RuntimeException rethrown(String command, Throwable failure) {
    RuntimeException told = told(command, failure);
    if (told != failure) {
      return told;
    }
    return told instanceof CommandException error
        ? new CommandException(error.code(), error.getMessage(), error.details(), error)
        : new ConnectionException(String.valueOf(told.getMessage()), told);
  }
}
