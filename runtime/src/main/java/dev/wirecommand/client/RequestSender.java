package dev.wirecommand.client;

import dev.wirecommand.engine.EarlyFlush;
import dev.wirecommand.engine.FrameOutput;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.link.Link;
import dev.wirecommand.reactor.ClientRequest;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A sender for the frames of all calls on a connection. It sends only while the link is writable. A
 * call sends its whole request map in one turn. After that, the calls take turns frame by frame, so
 * that no call waits for the data of another. Used on the event loop.
 */
final class RequestSender {
  private final Link link;
  private final FrameOutput output;
  private final RequestFactory requests;

  /** The queue of calls that may have a frame to send. */
  private final ArrayDeque<ClientCall<?>> calls = new ArrayDeque<>();

  /** The queue of requests that cancel other requests. They are sent before the frames of calls. */
  private final ArrayDeque<ClientRequest> control = new ArrayDeque<>();

  private int begunInBatch;
  private boolean closed;

  RequestSender(Link link, FrameOutput output, RequestFactory requests) {
    this.link = link;
    this.output = output;
    this.requests = requests;
  }

  /** Queues a new call. Sends the queued frames early if enough calls have begun in this batch. */
  void begin(ClientCall<?> call) {
    if (call.call().data().isPresent()) {
      addControl(requests.probeWindows());
    }
    enqueue(call);
    begunInBatch++;
    if (EarlyFlush.isDue(begunInBatch)) {
      send();
    }
  }

  /** Queues a call that may have something to send. */
  void enqueue(ClientCall<?> call) {
    if (!closed && call.enterQueue()) {
      calls.add(call);
    }
  }

  /**
   * Queues a request that tells the server to cancel the given one. The cancel is sent before the
   * frame that ends the data, so that the server does not treat the data as complete.
   */
  void cancel(ClientRequest request) {
    addControl(requests.cancel(request));
  }

  /** Queues a request that asks whether the server still answers. */
  void ping() {
    addControl(requests.ping());
  }

  private void addControl(@Nullable ClientRequest request) {
    if (request != null) {
      control.add(request);
    }
  }

  /** Returns whether the server is known to have windows. */
  boolean hasWindows() {
    return requests.hasWindows();
  }

  /** Ends a batch of events, and resets the count of calls that began in the batch. */
  void endBatch() {
    begunInBatch = 0;
  }

  /** Sends the queued frames as long as the link is writable. */
  void send() {
    if (closed) {
      return;
    }
    // Sending other frames makes no more grants due.
    boolean mayGrant = true;
    while (link.isWritable()) {
      Frame grant = mayGrant ? requests.nextControlFrame() : null;
      mayGrant = grant != null;
      ClientRequest standard = mayGrant ? null : control.peek();
      ClientCall<?> call = mayGrant || standard != null ? null : calls.poll();
      if (grant != null) {
        output.send(grant);
      } else if (standard != null) {
        sendControl(standard);
      } else if (call != null) {
        call.leaveQueue();
        sendFrame(call);
      } else {
        break;
      }
    }
    output.flush();
  }

  private void sendControl(ClientRequest request) {
    Frame frame = request.nextFrame();
    if (frame != null) {
      output.send(frame);
    }
    if (request.isFullySent()) {
      control.remove();
      request.sent();
      // Its answer is of no interest to any call.
      request.cancel();
    }
  }

  private void sendFrame(ClientCall<?> call) {
    Frame frame = call.nextFrame();
    ClientRequest request = call.request();
    if (frame != null) {
      output.send(frame);
      call.sent(frame);
      if (!request.isRequestSent()) {
        // A server buffers a request map until it is whole: one at a time.
        call.enterQueue();
        calls.addFirst(call);
      } else if (!request.isFullySent()) {
        enqueue(call);
      }
    }
    if (request.isFullySent()) {
      request.sent();
    }
  }

  /** Drops the queued calls and the queued cancel requests, and sends nothing more. */
  void close() {
    closed = true;
    calls.clear();
    control.clear();
  }
}
