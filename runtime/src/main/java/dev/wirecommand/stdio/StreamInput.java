package dev.wirecommand.stdio;

/**
 * The input of a {@link StreamLink}: decides when to ask the reader for the next batch. At most one
 * batch is requested at a time, because all batches use one array. Called on the event loop.
 */
final class StreamInput {
  /** IDLE and REQUESTED alternate; either becomes ENDED. */
  private enum State {
    /** No batch is requested. */
    IDLE,
    /** A batch is requested and has not been handled. */
    REQUESTED,
    /** The stream has ended. */
    ENDED
  }

  private final StreamReader reader;
  private State state = State.IDLE;
  private boolean reading = true;

  StreamInput(StreamReader reader) {
    this.reader = reader;
  }

  void start() {
    reader.start();
    request();
  }

  void setReading(boolean value) {
    reading = value;
    request();
  }

  /** Frees the array of the last batch for the next one. */
  void batchHandled() {
    state = State.IDLE;
    request();
  }

  private void request() {
    if (reading && state == State.IDLE) {
      state = State.REQUESTED;
      reader.request();
    }
  }

  void end() {
    state = State.ENDED;
  }

  boolean isEnded() {
    return state == State.ENDED;
  }

  /** Stops the reader and closes the stream. */
  void stop() {
    reader.stop();
  }

  Thread thread() {
    return reader.thread();
  }
}
