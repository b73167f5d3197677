package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;

/** What has arrived of a request that came in several frames. */
final class PartialRequest {
  final ByteCollector request = new ByteCollector();
  final ByteCollector data = new ByteCollector();
  private int requestFrames;

  int size() {
    return request.size() + data.size();
  }

  /** How many request frames there have been. */
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
