package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.codegen.TypedClient.ResultDecoder;
import dev.wirecommand.engine.CallFailures;
import dev.wirecommand.reactor.MemoryLimits;
import org.jspecify.annotations.Nullable;

/** The methods that decode the results of calls. */
final class Results {
  /** The bytes of the process's account in which one item of a result may be decoded. */
  private static final int BYTES_PER_ITEM = 32;

  /**
   * The CBOR limits for the result of a call. The connection limits the number of bytes, but a byte
   * can be an item, which becomes an object. So the number of items has a limit too. It depends on
   * the heap, and is far higher than in a request.
   */
  private static final CborLimits RESULT =
      new CborLimits(CborLimits.DEFAULT.maxDepth(), maxItems(), Integer.MAX_VALUE);

  private Results() {}

  private static int maxItems() {
    long items = MemoryLimits.DEFAULT.processBytes() / BYTES_PER_ITEM;
    return (int) Math.max(CborLimits.DEFAULT.maxItems(), Math.min(Integer.MAX_VALUE, items));
  }

  static <R extends @Nullable Object> R typed(
      String command, CommandReply reply, ResultDecoder<R> decoder) {
    if (!reply.cbor()) {
      throw CallFailures.otherKind(command, true);
    }
    try {
      return decode(reply.bytes(), 0, reply.bytes().length, decoder);
    } catch (CborException e) {
      throw CallFailures.undecodable(command, e);
    }
  }

  /**
   * Decodes one value from a part of an array.
   *
   * @throws CborException if the value is not of the decoder's type
   */
  static <R extends @Nullable Object> R decode(
      byte[] array, int offset, int length, ResultDecoder<R> decoder) {
    CborReader in = new CborReader(array, offset, length, RESULT);
    in.checkWellFormed();
    R result = decoder.decode(in);
    in.expectEnd();
    return result;
  }

  /** Reads null, the encoded result of a {@code void} command. The return value has no meaning. */
  static boolean nothing(CborReader in) {
    in.readNull();
    return true;
  }

  static byte[] raw(String command, CommandReply reply) {
    if (reply.cbor()) {
      throw CallFailures.otherKind(command, false);
    }
    return reply.bytes();
  }
}
