package dev.wirecommand.stdio;

/**
 * The input of a {@link StreamLink}. It decides when to request the next batch from the reader. At
 * most one batch is requested at a time, because all batches use one array. Called on the event
 * loop.
 */
final class StreamInput {
  /**
   * The state of the input. It alternates between {@code IDLE} and {@code REQUESTED} until it
   * becomes {@code ENDED}.
   */
  private enum State {
    /** No batch is requested from the reader. */
    IDLE,
    /** A batch is requested, and the event loop has not handled that batch yet. */
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

  /** Records that the current batch has been handled, so that the next one can be requested. */
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
