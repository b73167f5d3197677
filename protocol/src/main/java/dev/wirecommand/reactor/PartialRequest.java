package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;

/** The frames of a request that have arrived so far, joined. */
final class PartialRequest {
  final ByteCollector request = new ByteCollector();
  final ByteCollector data = new ByteCollector();
  private int requestFrames;

  int size() {
    return request.size() + data.size();
  }

  /** The number of request frames that have arrived. */
  int requestFrames() {
    return requestFrames;
  }

  void addRequest(Frame frame) {
    request.add(frame.array(), frame.offset(), frame.length());
    requestFrames++;
  }

  void addData(Frame frame) {
    data.add(frame.array(), frame.offset(), frame.length());
  }
}
