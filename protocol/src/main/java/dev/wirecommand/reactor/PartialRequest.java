package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;

/** A partly received request, with the joined payloads of its frames. */
final class PartialRequest {
  ByteCollector request = new ByteCollector();
  ByteCollector data = new ByteCollector();
  private int requestFrames;

  /** The number of rounds in which nothing has arrived. */
  private int silentRounds;

  /** The number of frames and bytes that were dropped after the request had been refused. */
  private int droppedFrames;

  private long droppedBytes;

  int size() {
    return request.size() + data.size();
  }

  /** Returns how much memory the joined payloads take up, in bytes. */
  int capacity() {
    return request.capacity() + data.capacity();
  }

  /** Returns the number of request frames that have arrived. */
  int requestFrames() {
    return requestFrames;
  }

  void addRequest(Frame frame) {
    request.add(frame.array(), frame.offset(), frame.length());
    requestFrames++;
    silentRounds = 0;
  }

  void addData(Frame frame) {
    data.add(frame.array(), frame.offset(), frame.length());
    silentRounds = 0;
  }

  /** Ends a round, and returns the number of rounds since a frame arrived. */
  int endRound() {
    return silentRounds++;
  }

  /** Drops the bytes that have been collected. */
  void clear() {
    request = new ByteCollector();
    data = new ByteCollector();
  }

  void drop(Frame frame) {
    droppedFrames++;
    droppedBytes += frame.length();
  }

  int droppedFrames() {
    return droppedFrames;
  }

  long droppedBytes() {
    return droppedBytes;
  }
}
