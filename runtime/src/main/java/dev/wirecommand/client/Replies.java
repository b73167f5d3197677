package dev.wirecommand.client;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.TypedClient.ResultDecoder;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.stream.TruncatedSequenceException;

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
    try {
      return decode(reply.bytes(), 0, reply.bytes().length, decoder);
    } catch (CborException e) {
      throw undecodable(command, e);
    }
  }

  /**
   * Decodes one value.
   *
   * @throws CborException if it is not of the decoder's type
   */
  static <R> R decode(byte[] array, int offset, int length, ResultDecoder<R> decoder) {
    CborReader in = new CborReader(array, offset, length, RESULT);
    in.checkWellFormed();
    R result = decoder.decode(in);
    in.expectEnd();
    return result;
  }

  private static ConnectionException undecodable(String command, CborException e) {
    String where = e.path().isEmpty() ? "result" : "result '" + e.path() + "'";
    return new ConnectionException(command + ": " + where + ": " + e.detail(), e);
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
    if (failure instanceof CborException e) {
      return undecodable(command, e);
    }
    if (failure instanceof TruncatedSequenceException) {
      return new ConnectionException(command + ": result: " + failure.getMessage(), failure);
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
