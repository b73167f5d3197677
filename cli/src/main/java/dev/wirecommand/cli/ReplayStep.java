package dev.wirecommand.cli;

/** One step of a script: an input of a server's reactor. */
sealed interface ReplayStep {
  /**
   * Calls the visitor's method for this step.
   *
   * @throws Failure if the visitor refuses the step
   */
  void accept(Visitor visitor) throws Failure;

  /** Bytes arrive: a whole frame, or any cut of the stream. */
  @SuppressWarnings("ArrayRecordComponent") // Instances are never compared.
  record Bytes(byte[] bytes, boolean wholeFrame) implements ReplayStep {
    @Override
    public void accept(Visitor visitor) throws Failure {
      visitor.onBytes(this);
    }
  }

  /** A request is answered with a response. */
  @SuppressWarnings("ArrayRecordComponent") // Instances are never compared.
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

  /** One method for each kind of step. A method throws if the step is not allowed at this point. */
  interface Visitor {
    void onBytes(Bytes step) throws Failure;

    void onRespond(Respond step) throws Failure;

    void onFail(Fail step) throws Failure;

    void onDefer(Defer step) throws Failure;

    void onEof(Eof step) throws Failure;
  }
}
