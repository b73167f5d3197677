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
  private static final int FIRST_ID = 1;
  private static final int LAST_ID = 65_535;
  private static final int IDS = 32_768;

  private final Limits limits;
  private final PeerStreams peerStreams;
  private final ClientStream stream = new ClientStream();
  private final RequestMapEncoder requestMaps = new RequestMapEncoder();
  private final IdMap<ClientRequest> requests = new IdMap<>();
  private int nextId = FIRST_ID;
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
   * @throws IllegalStateException if the connection has failed, or all 32,768 ids are taken
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
   * @throws IllegalStateException if the connection has failed, or all 32,768 ids are taken
   */
  public ClientRequest requestWithDataToCome(
      byte[] command, ByteSlice args, @Nullable ByteSlice meta) {
    return begin(command, args, meta, ByteSlice.EMPTY, false);
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
    int id = allotId();
    RequestFrames frames =
        new RequestFrames(
            id, stream, limits.sendPayload(), requestMaps, command, args, meta, data, dataEnded);
    ClientRequest request = new ClientRequest(this, id, frames);
    requests.put(id, request);
    return request;
  }

  private int allotId() {
    if (requests.size() >= IDS) {
      throw new IllegalStateException("all " + IDS + " request ids are active");
    }
    int id = nextId;
    while (requests.get(id) != null) {
      id = following(id);
    }
    nextId = following(id);
    return id;
  }

  private static int following(int id) {
    return id == LAST_ID ? FIRST_ID : id + 2;
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
    FrameType type = FrameType.of(frame.type());
    if (type == null) {
      return fail("a server sends no " + FrameType.describe(frame.type()));
    }
    return switch (type) {
      case STREAM_SETTINGS -> onSettings(frame);
      case BYTES_RESPONSE -> onResponse(frame);
      case ERROR_RESPONSE -> onError(frame);
      case TEXT_OUTPUT, PROGRESS -> onSideOutput(frame, type);
      case COMMAND_REQUEST, COMMAND_DATA -> fail("a server sends no " + type.wireName());
    };
  }

  private ClientEvent onSettings(Frame frame) {
    String problem = peerStreams.settings(frame);
    return problem != null ? fail(problem) : ClientEvent.Discarded.INSTANCE;
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
    if (request.isCancelled()) {
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
      return fail("the server reports a protocol error: " + AsciiText.printable(text(frame)));
    }
    ClientRequest request = pending(frame);
    if (request == null) {
      return unknown(frame);
    }
    ErrorPayload error;
    try {
      error = applicationError(request, frame);
    } catch (CborException | IllegalArgumentException e) {
      return fail("error-response to request " + frame.requestId() + ": " + e.getMessage());
    }
    request.end();
    return request.isCancelled()
        ? ClientEvent.Discarded.INSTANCE
        : new ClientEvent.RequestFailed(request, error.code(), error.message(), error.details());
  }

  private ErrorPayload applicationError(ClientRequest request, Frame frame) {
    byte[] array = frame.array();
    if (request.takesErrorCodes() && ErrorPayload.isCoded(array, frame.offset(), frame.length())) {
      return ErrorPayload.decode(
          new CborReader(array, frame.offset(), frame.length(), limits.cbor()));
    }
    String message = Utf8.decode(array, frame.offset(), frame.length());
    if (message == null) {
      throw new IllegalArgumentException("a message that is not UTF-8");
    }
    return new ErrorPayload(ErrorPayload.NO_CODE, message, null);
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
