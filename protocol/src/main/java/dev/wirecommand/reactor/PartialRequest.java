package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;

/** A partly received request that collects the payloads of its frames. */
final class PartialRequest {
  final ByteCollector request = new ByteCollector();
  final ByteCollector data = new ByteCollector();
  private int requestFrames;

  int size() {
    return request.size() + data.size();
  }

  /** Returns the number of request frames that have arrived. */
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
