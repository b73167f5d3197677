package dev.wirecommand.server;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.stream.SendBuffer;
import java.util.function.Function;

/** What a call led to. */
sealed interface ServerResponse {
  /** Calls the visitor's method for this case. */
  void accept(Visitor visitor);

  /** One method for each case. */
  interface Visitor {
    void value(Value outcome);

    void bytes(Bytes outcome);

    void flowing(Flowing outcome);

    void failed(Failed outcome);
  }

  /** One CBOR value. */
  record Value(CborWriter writer) implements ServerResponse {
    @Override
    public void accept(Visitor visitor) {
      visitor.value(this);
    }
  }

  /** Bare bytes. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  record Bytes(byte[] array) implements ServerResponse {
    @Override
    public void accept(Visitor visitor) {
      visitor.bytes(this);
    }
  }

  /**
   * What is produced as it is taken.
   *
   * @param cbor whether it is a CBOR sequence
   * @param source makes the flow for the result that takes it
   */
  record Flowing(boolean cbor, Function<StreamedResponse, SendBuffer> source)
      implements ServerResponse {
    @Override
    public void accept(Visitor visitor) {
      visitor.flowing(this);
    }
  }

  /** An application error. */
  record Failed(CommandException error) implements ServerResponse {
    @Override
    public void accept(Visitor visitor) {
      visitor.failed(this);
    }
  }
}
