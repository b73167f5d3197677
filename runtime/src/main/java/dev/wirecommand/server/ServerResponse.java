package dev.wirecommand.server;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.stream.SendBuffer;
import java.util.function.Function;

/** The response of a handler to one call. */
sealed interface ServerResponse {
  void accept(Visitor visitor);

  /** A visitor with one method for each kind of response. */
  interface Visitor {
    void onValue(Value response);

    void onBytes(Bytes response);

    void onStreamed(Streamed response);

    void onError(Failure response);
  }

  /** A response with one CBOR value. */
  record Value(CborWriter writer) implements ServerResponse {
    @Override
    public void accept(Visitor visitor) {
      visitor.onValue(this);
    }
  }

  /** A response with raw bytes. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  record Bytes(byte[] array) implements ServerResponse {
    @Override
    public void accept(Visitor visitor) {
      visitor.onBytes(this);
    }
  }

  /**
   * A response whose bytes or items come from a source while the response is sent.
   *
   * @param cbor whether they are a CBOR sequence
   * @param source makes the buffer that they are produced into
   */
  record Streamed(boolean cbor, Function<StreamedResponse.Source, SendBuffer> source)
      implements ServerResponse {
    @Override
    public void accept(Visitor visitor) {
      visitor.onStreamed(this);
    }
  }

  /** A response with an application error. */
  record Failure(CommandException error) implements ServerResponse {
    @Override
    public void accept(Visitor visitor) {
      visitor.onError(this);
    }
  }
}
