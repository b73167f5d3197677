package dev.wirecommand.server;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.stream.Outflow;
import java.util.function.Function;

/** What a call led to. */
sealed interface Outcome {
  /** Calls the visitor's method for this case. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each case. */
  interface Visitor<R> {
    R value(Value outcome);

    R bytes(Bytes outcome);

    R flowing(Flowing outcome);

    R failed(Failed outcome);
  }

  /** One CBOR value. */
  record Value(CborWriter writer) implements Outcome {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.value(this);
    }
  }

  /** Bare bytes. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  record Bytes(byte[] array) implements Outcome {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bytes(this);
    }
  }

  /**
   * What is produced as it is taken.
   *
   * @param cbor whether it is a CBOR sequence
   * @param source makes the flow for the result that takes it
   */
  record Flowing(boolean cbor, Function<StreamedResult, Outflow> source) implements Outcome {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.flowing(this);
    }
  }

  /** An application error. */
  record Failed(CommandException error) implements Outcome {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.failed(this);
    }
  }
}
