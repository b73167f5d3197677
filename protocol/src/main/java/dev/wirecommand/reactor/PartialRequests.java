package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;

/** A counter that limits the number and the size of a connection's partly received requests. */
final class PartialRequests {
  private final Limits limits;
  private int count;
  private long bytes;

  PartialRequests(Limits limits) {
    this.limits = limits;
  }

  /**
   * Creates a partly received request and counts it.
   *
   * @throws ProtocolException if there are too many
   */
  PartialRequest begin() {
    if (count == limits.partialRequests()) {
      throw new ProtocolException(
          "more than " + limits.partialRequests() + " partly received requests");
    }
    count++;
    return new PartialRequest();
  }

  /**
   * Adds the payload of a {@code command-request} frame to a partly received request.
   *
   * @throws ProtocolException if that would break a limit; the payload is then not kept
   */
  void addRequest(PartialRequest partial, Frame frame) {
    if (partial.requestFrames() == limits.requestFrames()) {
      throw new ProtocolException("more than " + limits.requestFrames() + " request frames");
    }
    checkRequestBytes((long) partial.request.size() + frame.length());
    take(frame);
    partial.addRequest(frame);
  }

  /**
   * Adds the payload of a {@code command-data} frame to a partly received request.
   *
   * @throws ProtocolException if that would break a limit; the payload is then not kept
   */
  void addData(PartialRequest partial, Frame frame) {
    if ((long) partial.data.size() + frame.length() > limits.bufferedDataBytes()) {
      throw new ProtocolException(
          "more than " + limits.bufferedDataBytes() + " bytes of buffered data");
    }
    take(frame);
    partial.addData(frame);
  }

  /**
   * Checks that the length of a request map is within its limit.
   *
   * @throws ProtocolException if it is over the limit
   */
  void checkRequestBytes(long size) {
    if (size > limits.requestBytes()) {
      throw new ProtocolException("more than " + limits.requestBytes() + " bytes of request");
    }
  }

  private void take(Frame frame) {
    if (bytes + frame.length() > limits.connectionBytes()) {
      throw new ProtocolException(
          "more than " + limits.connectionBytes() + " bytes of partly received requests");
    }
    bytes += frame.length();
  }

  /** Stops counting a request and its bytes. */
  void end(PartialRequest partial) {
    count--;
    bytes -= partial.size();
  }
}
