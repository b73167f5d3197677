package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.text.AsciiText;
import dev.wirecommand.text.Utf8;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pure state machine for the client's side of one connection. It makes requests (section 3 of the
 * protocol) and turns the server's frames (section 4) into events. It does no I/O, starts no thread
 * and reads no clock.
 *
 * <p>A server that breaks the protocol (an answer to an id that is not pending, contradictory
 * flags, an odd stream, a frame type that only clients send) fails the connection: one {@link
 * ClientEvent.ConnectionFailed} ends every pending request, and no further frame is accepted. Not
 * safe for use by several threads at once.
 */
public final class ClientReactor {
  /** The stream on which a server sends by default (section 2 of the protocol). */
  private static final int DEFAULT_STREAM = 2;

  private final Limits limits;
  private final PeerStreams peerStreams;
  private final ClientStream stream = new ClientStream();
  private final RequestMapEncoder requestMaps = new RequestMapEncoder();
  private final IdMap<ClientRequest> requests = new IdMap<>();
  private final ClientWindows windows = new ClientWindows();
  private boolean leaving;
  private final RequestIds ids = new RequestIds();
  private @Nullable String failure;

  /**
   * Creates a reactor without requests.
   *
   * @param limits the limits on what the server may use
   */
  public ClientReactor(Limits limits) {
    this.limits = limits;
    this.peerStreams = new PeerStreams(0, limits.openStreams());
  }

  /**
   * Creates a request with all of its data, or without data.
   *
   * @param command the command's name, as bytes; like the other parts not to be changed before it
   *     has been sent
   * @param args the arguments as an encoded canonical map; {@code a0} where there are none
   * @param meta the meta entries (section 9 of the protocol) as an encoded canonical map, or null
   * @param data the data, possibly empty, or null to declare none
   * @return the request, whose frames are to be sent
   * @throws IllegalStateException if the connection has failed, or too many ids are taken
   */
  public ClientRequest request(
      byte[] command, ByteSlice args, @Nullable ByteSlice meta, @Nullable ByteSlice data) {
    return begin(command, args, meta, data, true);
  }

  /**
   * Creates a request whose data the caller adds later, in parts. The caller passes each part to
   * {@link ClientRequest#data}.
   *
   * @param command the command's name, as bytes; like the other parts not to be changed before it
   *     has been sent
   * @param args the arguments as an encoded canonical map; {@code a0} where there are none
   * @param meta the meta entries as an encoded canonical map, or null
   * @return the request, whose frames are to be sent
   * @throws IllegalStateException if the connection has failed, or too many ids are taken
   */
  public ClientRequest requestWithDataToCome(
      byte[] command, ByteSlice args, @Nullable ByteSlice meta) {
    return begin(command, args, meta, ByteSlice.EMPTY, false);
  }

  /**
   * Creates a request that finds out whether the server has windows (section 9 of the protocol).
   * Send it before the first request with data. {@link ClientEvent.WindowsKnown} is its answer.
   *
   * @return the request, whose frame is to be sent; null if that is known or being found out, or no
   *     id is free
   */
  public @Nullable ClientRequest probeWindows() {
    try {
      return failure == null ? windows.probe(this::probe) : null;
    } catch (IllegalStateException e) {
      return null;
    }
  }

  private ClientRequest probe(byte[] command, ByteSlice meta) {
    return request(command, RequestMap.NO_ARGS, meta, null);
  }

  /**
   * Tells whether the server has windows (section 9 of the protocol).
   *
   * @return whether a {@code window} frame has arrived; false while that is unknown
   */
  public boolean hasWindows() {
    return windows.support() == WindowSupport.WINDOWS;
  }

  ClientWindows windows() {
    return windows;
  }

  /**
   * Returns the next frame that grants more of a response. Such frames go out before all other
   * output.
   *
   * @return the frame, or null if there is none now
   */
  public @Nullable Frame nextControlFrame() {
    return windows.grants().next();
  }

  /**
   * Tells whether the server is leaving the connection (section 9 of the protocol). New requests
   * should then be made on another connection.
   *
   * @return whether the server has ended its default stream
   */
  public boolean isLeaving() {
    return leaving;
  }

  private ClientRequest begin(
      byte[] command,
      ByteSlice args,
      @Nullable ByteSlice meta,
      @Nullable ByteSlice data,
      boolean dataEnded) {
    String failed = failure;
    if (failed != null) {
      throw new IllegalStateException("the connection has failed: " + failed);
    }
    int id = ids.allot(requests, command);
    RequestFrames frames =
        new RequestFrames(
            id, stream, limits.sendPayload(), requestMaps, command, args, meta, data, dataEnded);
    ClientRequest request = new ClientRequest(windows, this::forget, id, frames);
    requests.put(id, request);
    return request;
  }

  /**
   * Returns how many request ids are in use.
   *
   * @return the number of requests that are not over, cancelled ones included
   */
  public int pendingCount() {
    return requests.size();
  }

  /**
   * Returns the requests that have neither ended nor been cancelled.
   *
   * @return an immutable list, in the order of their ids
   */
  public List<ClientRequest> pendingRequests() {
    List<ClientRequest> pending = new ArrayList<>();
    for (ClientRequest request : requests.values()) {
      if (!request.isEnded() && !request.isCancelled()) {
        pending.add(request);
      }
    }
    pending.sort(Comparator.comparingInt(ClientRequest::id));
    return List.copyOf(pending);
  }

  void forget(ClientRequest request) {
    if (requests.get(request.id()) == request) {
      requests.remove(request.id());
    }
  }

  /**
   * Handles a frame from the server, and returns the event that it causes.
   *
   * @param frame the frame; the reactor keeps only copies of its bytes, except in the returned
   *     event
   * @return the event; {@link ClientEvent.ConnectionFailed} without pending requests if the
   *     connection has failed before
   */
  public ClientEvent onFrame(Frame frame) {
    String failed = failure;
    if (failed != null) {
      return new ClientEvent.ConnectionFailed(failed, List.of());
    }
    String problem = peerStreams.accept(frame);
    if (problem != null) {
      return fail(problem);
    }
    if (frame.hasStream(FrameType.STREAM_END) && frame.streamId() == DEFAULT_STREAM) {
      leaving = true;
    }
    FrameType type = FrameType.of(frame.type());
    if (type == null) {
      return fail("a server sends no " + FrameType.describe(frame.type()));
    }
    return switch (type) {
      case STREAM_SETTINGS -> onSettings(frame);
      case BYTES_RESPONSE -> onResponse(frame);
      case ERROR_RESPONSE -> onError(frame);
      case TEXT_OUTPUT, PROGRESS -> onSideOutput(frame, type);
      case WINDOW -> onWindow(frame);
      case COMMAND_REQUEST, COMMAND_DATA -> fail("a server sends no " + type.wireName());
    };
  }

  private ClientEvent onSettings(Frame frame) {
    String problem = peerStreams.settings(frame);
    return problem != null ? fail(problem) : ClientEvent.Discarded.INSTANCE;
  }

  private ClientEvent onWindow(Frame frame) {
    ClientRequest request = pending(frame);
    if (request == null) {
      return unknown(frame);
    }
    try {
      windows.onFrame(request, frame);
    } catch (ProtocolException e) {
      return fail("request " + frame.requestId() + ": " + e.getMessage());
    }
    return new ClientEvent.WindowGranted(request);
  }

  private ClientEvent onResponse(Frame frame) {
    boolean continuation = frame.has(FrameType.RESPONSE_CONTINUATION);
    boolean last = frame.has(FrameType.RESPONSE_EOS);
    if (continuation == last) {
      return fail(
          "bytes-response to request "
              + frame.requestId()
              + " is "
              + (last ? "both continuation and eos" : "neither continuation nor eos"));
    }
    ClientRequest request = pending(frame);
    if (request == null) {
      return unknown(frame);
    }
    boolean cbor = frame.has(FrameType.RESPONSE_CBOR);
    String problem = request.onResponse(cbor, last);
    if (problem != null) {
      return fail(problem);
    }
    boolean probe = windows.isProbe(request);
    if (probe && last) {
      return windows.onProbed(requests.values());
    }
    if (request.isCancelled() || probe) {
      return ClientEvent.Discarded.INSTANCE;
    }
    return new ClientEvent.ResponseReceived(request, payload(frame), cbor, last);
  }

  private ClientEvent onError(Frame frame) {
    boolean protocol = frame.has(FrameType.ERROR_PROTOCOL);
    boolean application = frame.has(FrameType.ERROR_APPLICATION);
    if (protocol == application) {
      return fail(
          "error-response to request "
              + frame.requestId()
              + " is "
              + (protocol ? "both protocol and application" : "neither protocol nor application"));
    }
    if (protocol) {
      return fail(ClientEvent.ConnectionFailed.REPORTED + AsciiText.printable(text(frame)));
    }
    ClientRequest request = pending(frame);
    if (request == null) {
      return unknown(frame);
    }
    ErrorPayload error;
    try {
      error = ErrorPayload.decode(frame, request.takesErrorCodes(), limits.cbor());
    } catch (CborException | IllegalArgumentException e) {
      return fail("error-response to request " + frame.requestId() + ": " + e.getMessage());
    }
    request.end();
    if (windows.isProbe(request)) {
      return windows.onProbed(requests.values());
    }
    return request.isCancelled()
        ? ClientEvent.Discarded.INSTANCE
        : new ClientEvent.RequestFailed(request, error.code(), error.message(), error.details());
  }

  private static String text(Frame frame) {
    String text = Utf8.decode(frame.array(), frame.offset(), frame.length());
    return text == null ? payload(frame).toString() : text;
  }

  private ClientEvent onSideOutput(Frame frame, FrameType type) {
    ClientRequest request = pending(frame);
    if (request == null) {
      return unknown(frame);
    }
    if (!request.addSideOutput(frame.length(), limits.sideOutputBytes())) {
      return ClientEvent.Discarded.INSTANCE;
    }
    try {
      CborReader in = new CborReader(frame.array(), frame.offset(), frame.length(), limits.cbor());
      ClientEvent event;
      if (type == FrameType.TEXT_OUTPUT) {
        SideOutputDecoder.checkText(in);
        event = new ClientEvent.TextReceived(request, payload(frame));
      } else {
        ClientEvent.ProgressReceived progress = SideOutputDecoder.readProgress(request, in);
        String problem =
            request.onProgress(progress.topic(), progress.position(), limits.progressTopics());
        if (problem != null) {
          return fail(problem);
        }
        event = progress;
      }
      return request.isCancelled() ? ClientEvent.Discarded.INSTANCE : event;
    } catch (CborException | IllegalArgumentException e) {
      return fail(type.wireName() + " of request " + frame.requestId() + ": " + e.getMessage());
    }
  }

  private @Nullable ClientRequest pending(Frame frame) {
    ClientRequest request = requests.get(frame.requestId());
    return request == null || request.isEnded() || !request.frames().isBegun() ? null : request;
  }

  private ClientEvent unknown(Frame frame) {
    return fail(
        FrameType.describe(frame.type())
            + " to request "
            + frame.requestId()
            + ", which is not pending");
  }

  private static ByteSlice payload(Frame frame) {
    return new ByteSlice(frame.array(), frame.offset(), frame.length());
  }

  /**
   * Fails the connection because the frame decoder has thrown an exception.
   *
   * @param problem the decoder's exception
   * @return the end of the connection
   */
  public ClientEvent.ConnectionFailed onFrameError(FrameException problem) {
    return fail(String.valueOf(problem.getMessage()));
  }

  /**
   * Fails the connection because the input from the server has ended.
   *
   * @return the end of the requests that were pending
   */
  public ClientEvent.ConnectionFailed endOfInput() {
    return fail("the connection ended");
  }

  private ClientEvent.ConnectionFailed fail(String message) {
    String failed = failure;
    if (failed != null) {
      return new ClientEvent.ConnectionFailed(failed, List.of());
    }
    failure = message;
    List<ClientRequest> pending = pendingRequests();
    requests.values().forEach(ClientRequest::connectionFailed);
    requests.clear();
    return new ClientEvent.ConnectionFailed(message, pending);
  }
}
