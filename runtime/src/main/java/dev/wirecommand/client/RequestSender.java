package dev.wirecommand.client;

import dev.wirecommand.engine.EarlyFlush;
import dev.wirecommand.engine.FrameOutput;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.link.Link;
import dev.wirecommand.reactor.ClientRequest;
import java.util.ArrayDeque;

/**
 * Sends the frames of calls while the server reads them. Calls take turns frame by frame once their
 * request map is out, so that none waits for another's data. Used on the connection's thread.
 */
final class RequestSender {
  private final Link link;
  private final FrameOutput output;
  private final CancelRequests cancels;

  /** Calls that may have a frame to send. */
  private final ArrayDeque<ClientCall<?>> calls = new ArrayDeque<>();

  /** Requests that cancel others: they go before all calls. */
  private final ArrayDeque<ClientRequest> urgent = new ArrayDeque<>();

  private int begunInBatch;
  private boolean closed;

  RequestSender(Link link, FrameOutput output, CancelRequests cancels) {
    this.link = link;
    this.output = output;
    this.cancels = cancels;
  }

  /** Gives a call its turn: it may have something to send. */
  void wake(ClientCall<?> call) {
    if (!call.queued && !closed) {
      call.queued = true;
      calls.add(call);
    }
  }

  /** Gives a new call its turn, and sends what there is where that is much. */
  void begin(ClientCall<?> call) {
    wake(call);
    begunInBatch++;
    if (EarlyFlush.isDue(begunInBatch)) {
      send();
    }
  }

  /**
   * Tells the server that nobody waits for a request: before its data ends early, which would look
   * like the end of all of it, and after the whole request map.
   */
  void cancel(ClientCall<?> call, ClientRequest request) {
    if (!request.isRequestSent()) {
      call.owesCancel = true;
      return;
    }
    ClientRequest cancel = cancels.of(request);
    if (cancel != null) {
      urgent.add(cancel);
    }
  }

  /** Sends what there is, while the server reads it: the end of a batch. */
  void pump() {
    send();
    begunInBatch = 0;
  }

  private void send() {
    if (closed) {
      return;
    }
    while (link.isWritable()) {
      ClientRequest cancel = urgent.peek();
      ClientCall<?> call = cancel == null ? calls.poll() : null;
      if (cancel != null) {
        sendCancel(cancel);
      } else if (call != null) {
        call.queued = false;
        sendFrame(call);
      } else {
        break;
      }
    }
    output.flush();
  }

  private void sendCancel(ClientRequest cancel) {
    Frame frame = cancel.nextFrame();
    if (frame != null) {
      output.send(frame);
    }
    if (cancel.isFullySent()) {
      urgent.remove();
      cancel.sent();
      cancel.cancel();
    }
  }

  private void sendFrame(ClientCall<?> call) {
    ClientRequest request = call.request;
    if (request == null) {
      return;
    }
    if (request.isFullySent()) {
      // Woken for data that has been sent meanwhile.
      request.sent();
      return;
    }
    Frame frame = request.nextFrame();
    Upload upload = call.upload;
    if (frame == null && upload != null && !request.isFullySent() && upload.feed(request)) {
      frame = request.nextFrame();
    }
    if (frame != null) {
      output.send(frame);
      call.bytesOut += frame.length();
      if (upload != null) {
        upload.sent();
      }
      goOn(call, request);
    }
    if (request.isFullySent()) {
      request.sent();
    }
  }

  private void goOn(ClientCall<?> call, ClientRequest request) {
    if (!request.isRequestSent()) {
      // A server holds what has arrived of a request map: one at a time.
      call.queued = true;
      calls.addFirst(call);
      return;
    }
    if (call.owesCancel) {
      call.owesCancel = false;
      cancel(call, request);
    }
    if (!request.isFullySent()) {
      wake(call);
    }
  }

  /** Sends nothing any more. */
  void close() {
    closed = true;
    calls.clear();
    urgent.clear();
  }
}
