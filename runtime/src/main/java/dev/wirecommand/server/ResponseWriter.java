package dev.wirecommand.server;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Writes the responses of one connection. A small response that does not have to wait is encoded in
 * the output buffer, without a copy. Used on the event loop.
 */
final class ResponseWriter {
  private static final byte[] NO_BUFFER = {};

  private final OutputQueue output;

  /** The largest payload of one frame, in bytes. */
  private final int sendPayload;

  private @Nullable CborWriter own;
  private byte[] buffer = NO_BUFFER;
  private boolean borrowed;

  ResponseWriter(OutputQueue output, int sendPayload) {
    this.output = output;
    this.sendPayload = sendPayload;
  }

  /** Returns an empty CBOR writer, to be passed to {@link #respond(ServerRequest, CborWriter)}. */
  CborWriter borrow() {
    if (borrowed || !output.isDirect()) {
      return new CborWriter();
    }
    borrowed = true;
    CborWriter writer = own;
    if (writer == null) {
      writer = new CborWriter(0);
      own = writer;
    } else if (hasOutgrown(writer)) {
      // Other responses of this batch may well be as large.
      writer.reset();
      return writer;
    }
    buffer = output.borrow();
    writer.reset(buffer, output.payloadOffset());
    return writer;
  }

  /** Returns whether a writer has replaced the borrowed buffer with a larger one. */
  private boolean hasOutgrown(CborWriter writer) {
    return writer.buffer() != buffer;
  }

  /** Answers a request with the CBOR value that a writer contains. The writer may be borrowed. */
  void respond(ServerRequest request, CborWriter writer) {
    if (writer != own || hasOutgrown(writer)) {
      output.send(request.respond(ByteSlice.of(writer), true));
    } else if (goesAtOnce(request, writer.size())) {
      output.sendNow(request.respond(ByteSlice.of(writer), true));
    } else {
      // Some of it may have to wait, and the buffer will hold other frames by then.
      output.send(request.respond(ByteSlice.of(writer.toByteArray()), true));
      return;
    }
    if (writer == own && !request.isActive()) {
      // The response has been sent: the next one is written behind it.
      borrowed = false;
    }
  }

  private boolean goesAtOnce(ServerRequest request, int size) {
    return size <= sendPayload && request.mayAnswer(size) && output.isDirect();
  }

  /** Answers a request with an encoded CBOR value, or with raw bytes. */
  void respond(ServerRequest request, ByteSlice bytes, boolean cbor) {
    output.send(request.respond(bytes, cbor));
  }

  /** Answers a request with an application error, if an answer is still possible. */
  void fail(ServerRequest request, CommandException failure) {
    if (!output.isClosed() && request.isActive() && !request.isAnswered()) {
      output.send(request.fail(failure.code(), failure.rawMessage(), failure.details()));
    }
  }

  /**
   * Replaces the rest of a response with an application error, because it needs a grant that the
   * peer will not send. Returns false if it needs none.
   */
  boolean cutOff(ServerRequest request, CommandException failure) {
    if (output.isClosed() || !request.needsGrant()) {
      return false;
    }
    output.send(request.cutOff(failure.code(), failure.rawMessage()));
    return true;
  }

  /** Drops all buffers, so that an idle connection has none. */
  void endBatch() {
    own = null;
    buffer = NO_BUFFER;
    borrowed = false;
  }
}
