package dev.wirecommand.client;

import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientEvent;
import java.util.function.Function;

/**
 * A complete response to a successful call (section 4 of the protocol).
 *
 * @param bytes the payload; not copied
 * @param cbor whether the response carried the {@code cbor} flag, so that its bytes are CBOR
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
public record CommandReply(byte[] bytes, boolean cbor) {
  /**
   * A decoder that can read a response where it has arrived, which saves a copy. Given to {@link
   * CommandClient#call(CommandCall, Function)}.
   *
   * @param <R> the type of the decoded response
   */
  @FunctionalInterface
  public interface Decoder<R> extends Function<CommandReply, R> {
    /**
     * Decodes a response. Called on the event loop, or on the thread that waits for the response.
     *
     * @param array the array that holds the payload; valid until this method returns, not to be
     *     changed
     * @param offset the index of the first byte
     * @param length the number of bytes
     * @param cbor whether the response carried the {@code cbor} flag
     * @return what was decoded
     */
    R decode(byte[] array, int offset, int length, boolean cbor);

    @Override
    default R apply(CommandReply reply) {
      return decode(reply.bytes(), 0, reply.bytes().length, reply.cbor());
    }
  }

  /** Decodes a response that has arrived in one part. */
  static <R> R decode(ClientEvent.ResponseReceived whole, Function<CommandReply, R> decoder) {
    ByteSlice payload = whole.payload();
    return decoder instanceof Decoder<R> inPlace
        ? inPlace.decode(payload.array(), payload.offset(), payload.length(), whole.cbor())
        : decoder.apply(new CommandReply(payload.toByteArray(), whole.cbor()));
  }
}
