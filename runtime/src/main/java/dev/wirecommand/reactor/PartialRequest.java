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

  /** Adds the payload of a request frame and returns how many there have been. */
  int addRequest(Frame frame) {
    request.add(frame.array(), frame.offset(), frame.length());
    return ++requestFrames;
  }

  void addData(Frame frame) {
    data.add(frame.array(), frame.offset(), frame.length());
  }
}
