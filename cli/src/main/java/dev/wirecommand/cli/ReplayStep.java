package dev.wirecommand.cli;

/** One step of a script: something that a server's reactor is told of. */
sealed interface ReplayStep {
  /**
   * Calls the visitor's method for this step.
   *
   * @throws Failure whatever the visitor throws
   */
  void accept(Visitor visitor) throws Failure;

  /** Bytes arrive: a whole frame, or any cut of the stream. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  record Bytes(byte[] bytes, boolean wholeFrame) implements ReplayStep {
    @Override
    public void accept(Visitor visitor) throws Failure {
      visitor.onBytes(this);
    }
  }

  /** A request is answered with a response. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  record Respond(int request, byte[] payload, boolean cbor) implements ReplayStep {
    @Override
    public void accept(Visitor visitor) throws Failure {
      visitor.onRespond(this);
    }
  }

  /** A request is answered with an application error. */
  record Fail(int request, String message) implements ReplayStep {
    @Override
    public void accept(Visitor visitor) throws Failure {
      visitor.onFail(this);
    }
  }

  /** Output is deferred. */
  record Defer() implements ReplayStep {
    @Override
    public void accept(Visitor visitor) throws Failure {
      visitor.onDefer(this);
    }
  }

  /** Input ends. */
  record Eof() implements ReplayStep {
    @Override
    public void accept(Visitor visitor) throws Failure {
      visitor.onEof(this);
    }
  }

  /** One method for each step; each may refuse the step where it stands. */
  interface Visitor {
    void onBytes(Bytes step) throws Failure;

    void onRespond(Respond step) throws Failure;

    void onFail(Fail step) throws Failure;

    void onDefer(Defer step) throws Failure;

    void onEof(Eof step) throws Failure;
  }
}
