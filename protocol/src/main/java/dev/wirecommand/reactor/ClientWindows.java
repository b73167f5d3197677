package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one connection on a client: whether the server has windows, and the unsent grants
 * for responses (section 9 of the protocol).
 */
final class ClientWindows {
  private static final byte[] PING = "wirecommand.ping".getBytes(StandardCharsets.US_ASCII);

  /** The meta of the request that finds out whether the server has windows. */
  private static final byte[] PROBE_META = probeMeta();

  private final Grants grants = new Grants();
  private WindowSupport support = WindowSupport.UNKNOWN;
  private @Nullable ClientRequest probe;

  private static byte[] probeMeta() {
    CborWriter out = new CborWriter(16);
    out.writeMapHeader(1);
    out.writeName("window");
    out.writeLong(SendCredit.FIRST_DATA);
    return out.toByteArray();
  }

  WindowSupport support() {
    return support;
  }

  Grants grants() {
    return grants;
  }

  /**
   * Creates the request of {@link ClientReactor#probeWindows}, or returns null if its answer is
   * known or will arrive.
   *
   * @param requests makes a request from the name of its command and its meta
   * @throws IllegalStateException if no id is free
   */
  @Nullable ClientRequest probe(BiFunction<byte[], ByteSlice, ClientRequest> requests) {
    if (support != WindowSupport.UNKNOWN || (probe != null && !probe.isEnded())) {
      return null;
    }
    ClientRequest made = requests.apply(PING, ByteSlice.of(PROBE_META));
    made.takeWindows();
    probe = made;
    return made;
  }

  boolean isProbe(ClientRequest request) {
    return request == probe;
  }

  /**
   * Handles a {@code window} frame for a request.
   *
   * @throws ProtocolException if the request has not asked for windows, or the frame is malformed
   */
  void onFrame(ClientRequest request, Frame frame) {
    if (!request.takesWindows()) {
      throw new ProtocolException("window for a request that did not ask for windows");
    }
    request.onWindow(WindowFrames.decode(frame));
    support = WindowSupport.WINDOWS;
  }

  /**
   * Handles the end of the answer to the probe.
   *
   * @param requests all requests of the connection, whose data is held back no longer if the server
   *     has no windows
   */
  ClientEvent.WindowsKnown onProbed(Collection<ClientRequest> requests) {
    probe = null;
    if (support == WindowSupport.UNKNOWN) {
      support = WindowSupport.NONE;
      requests.forEach(ClientRequest::unlimitData);
    }
    return new ClientEvent.WindowsKnown(support == WindowSupport.WINDOWS);
  }
}
