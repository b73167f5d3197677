package dev.wirecommand.client;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes the requests that cancel others (section 9 of the protocol). */
final class CancelRequests {
  private static final byte[] NAME = "wirecommand.cancel".getBytes(StandardCharsets.US_ASCII);

  private final ClientReactor reactor;
  private final boolean wanted;

  /**
   * @param wanted whether such requests are made at all
   */
  CancelRequests(ClientReactor reactor, boolean wanted) {
    this.reactor = reactor;
    this.wanted = wanted;
  }

  /**
   * A request that cancels another. Whoever has sent it is to {@linkplain ClientRequest#cancel
   * cancel} it: nobody waits for its answer.
   *
   * @return the request; null where none is to be made, or no id is free for it
   */
  @Nullable ClientRequest of(ClientRequest request) {
    if (!wanted) {
      return null;
    }
    CborWriter arguments = new CborWriter(16);
    arguments.writeMapHeader(1);
    arguments.writeName("request");
    arguments.writeLong(request.id());
    try {
      return reactor.request(NAME, ByteSlice.of(arguments), null, null);
    } catch (IllegalStateException e) {
      // The server goes on with the request, as it would if it knew no cancelling.
      return null;
    }
  }
}
