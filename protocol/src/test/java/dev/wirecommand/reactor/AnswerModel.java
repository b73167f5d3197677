package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.fuzz.Finding;
import dev.wirecommand.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was answered to one request, and what of it has gone out: the two must agree. */
final class AnswerModel {
  /** Text or progress, and what it is to be drained from; null while that is deferred. */
  private record Side(byte[] payload, @Nullable SendFrames frames) {}

  final ServerRequest request;

  /** What is to be drained, in this order. */
  private final Deque<SendFrames> queue = new ArrayDeque<>();

  private final int sendPayload;
  private final ByteArrayOutputStream given = new ByteArrayOutputStream();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Deque<Side> sides = new ArrayDeque<>();
  private @Nullable String failure;
  private boolean cbor;
  private boolean begun;
  private boolean sideGiven;
  private boolean released;

  /** Whether the request exceeded a limit, and its failure is what the reactor made of it. */
  private boolean refused;

  /** How many bytes of the response may go out, or -1 without windows. */
  private long credit = -1;

  private long granted;
  private boolean firstWindowSent;

  /** The bytes of data that were granted. The next field counts the grants that were sent. */
  private long dataGranted;

  private long dataGrantsSent;

  AnswerModel(ServerRequest request, int sendPayload) {
    this.request = request;
    this.sendPayload = sendPayload;
  }

  boolean isOpen() {
    return request.isActive() && !request.isAnswered();
  }

  boolean isBegun() {
    return begun;
  }

  boolean isRefused() {
    return refused;
  }

  boolean hasWindows() {
    return credit >= 0;
  }

  void giveRefusal() {
    refused = true;
  }

  void openWindows(long responseBytes, long dataBytes) {
    credit = responseBytes;
    granted = responseBytes;
    dataGranted = dataBytes;
  }

  /** Takes a grant of the peer. */
  void grant(long bytes) {
    Finding.unless(hasWindows(), "a grant without windows: %d", bytes);
    credit += bytes;
    granted += bytes;
    Finding.unless(granted <= SendCredit.MAX_TOTAL, "granted %d", granted);
  }

  void grantData(long bytes) {
    if (hasWindows() && request.expectsData() && !request.isAnswered()) {
      dataGranted += bytes;
    }
    request.grantData(bytes);
  }

  /** Queues frames before all other frames of this answer. */
  void enqueueFirst(SendFrames frames) {
    queue.addFirst(frames);
  }

  boolean hasGivenNothing() {
    return !begun && !sideGiven && !request.isAnswered();
  }

  boolean isOfOtherKind(boolean partCbor) {
    return begun && partCbor != cbor;
  }

  void give(byte[] part, boolean partCbor) {
    begun = true;
    cbor = partCbor;
    given.writeBytes(part);
  }

  boolean hasFailed() {
    return failure != null;
  }

  void giveFailure(String message) {
    failure = message;
  }

  void giveSide(ByteSlice payload) {
    sideGiven = true;
    sides.add(new Side(payload.toByteArray(), null));
  }

  /** What was given is to be drained from these. */
  void enqueue(SendFrames frames) {
    queue.add(frames);
    for (int n = sides.size(); n > 0; n--) {
      Side side = sides.remove();
      sides.add(side.frames == null ? new Side(side.payload, frames) : side);
    }
  }

  /** What is to be drained first, or null where nothing is. */
  @Nullable SendFrames head() {
    return queue.peek();
  }

  /** These have been drained. */
  void dequeue(SendFrames frames) {
    queue.remove(frames);
  }

  /** These were given up; returns whether anything of this request was among them. */
  boolean giveUp(SendFrames frames) {
    sides.removeIf(side -> side.frames == frames);
    return queue.remove(frames);
  }

  /** The request was released by what was just done. */
  void release() {
    released = true;
  }

  void checkReleased() {
    Finding.unless(request.isActive() != released, "request %d: active or not", request.id());
  }

  /** Takes a frame that has gone out; the frame of another request never comes here. */
  void onSent(Frame frame) {
    Finding.unless(!released, "after release: %s", frame);
    FrameType type = FrameType.of(frame.type());
    Finding.unless(
        !hasWindows() || firstWindowSent || type == FrameType.WINDOW, "not first: %s", frame);
    if (type == FrameType.WINDOW) {
      firstWindowSent = true;
      dataGrantsSent += WindowFrames.decode(frame);
      Finding.unless(
          hasWindows() && dataGrantsSent <= dataGranted, "more than was granted: %s", frame);
    } else if (type == FrameType.BYTES_RESPONSE) {
      if (hasWindows()) {
        credit -= frame.length();
        Finding.unless(credit >= 0, "beyond the window: %s", frame);
      }
      onResponse(frame);
    } else if (type == FrameType.ERROR_RESPONSE) {
      onFailure(frame);
    } else {
      Side side = sides.poll();
      Finding.unless(
          (type == FrameType.TEXT_OUTPUT || type == FrameType.PROGRESS)
              && frame.flags() == 0
              && side != null
              && Arrays.equals(side.payload, frame.payload()),
          "not what was given: %s",
          frame);
    }
    checkReleased();
  }

  private void onResponse(Frame frame) {
    sent.writeBytes(frame.payload());
    boolean last = frame.has(FrameType.RESPONSE_EOS);
    int flags =
        (last ? FrameType.RESPONSE_EOS : FrameType.RESPONSE_CONTINUATION)
            | (cbor ? FrameType.RESPONSE_CBOR : 0);
    Finding.unless(frame.flags() == flags, "other flags: %s", frame);
    byte[] due = given.toByteArray();
    byte[] out = sent.toByteArray();
    Finding.unless(
        out.length <= due.length && Arrays.equals(due, 0, out.length, out, 0, out.length),
        "other bytes: %s",
        frame);
    if (last) {
      Finding.unless(
          failure == null && request.isAnswered() && out.length == due.length,
          "ends early: %s",
          frame);
      release();
    }
  }

  private void onFailure(Frame frame) {
    if (refused) {
      checkRefusal(frame);
    }
    String message = refused ? "" : failure;
    Finding.unless(
        message != null && frame.flags() == FrameType.ERROR_APPLICATION, "no failure: %s", frame);
    if (refused) {
      release();
      return;
    }
    byte[] whole = String.valueOf(message).getBytes(StandardCharsets.UTF_8);
    byte[] out = frame.payload();
    Finding.unless(
        out.length <= whole.length
            && out.length > Math.min(whole.length, sendPayload) - 4
            && Arrays.equals(whole, 0, out.length, out, 0, out.length)
            && Utf8.decode(out, 0, out.length) != null,
        "other message: %s",
        frame);
    release();
  }

  /** The message of a refusal, which the reactor makes itself. */
  private void checkRefusal(Frame frame) {
    byte[] out = frame.payload();
    ErrorPayload error =
        ErrorPayload.isCoded(out, 0, out.length)
            ? ErrorPayload.decode(new CborReader(out))
            : new ErrorPayload("", new String(out, StandardCharsets.UTF_8), null);
    String prefix = LimitException.PREFIX;
    boolean named =
        error.code().equals(LimitException.CODE)
            || error.message().startsWith(prefix)
            || prefix.startsWith(error.message())
            || sendPayload < 64;
    Finding.unless(named, "refused without a reason: %s", frame);
  }
}
