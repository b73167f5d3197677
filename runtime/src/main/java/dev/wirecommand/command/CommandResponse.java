package dev.wirecommand.command;

import dev.wirecommand.cbor.CborWriter;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes the result of one call. Exactly one of its methods is called, once, and the response is
 * sent only after {@link PreparedCall#run} has returned. Not safe for use by several threads.
 */
public interface CommandResponse {
  /**
   * Answers with a typed result: the one CBOR value that the caller writes into the returned writer
   * (a response with the {@code cbor} flag, section 4 of the protocol).
   *
   * @return an empty writer
   */
  CborWriter cbor();

  /**
   * Answers with bare bytes (a response without the {@code cbor} flag).
   *
   * @param bytes the response; taken over, not copied
   */
  void raw(byte[] bytes);

  /**
   * Answers when a stage completes, on whatever thread that happens. If it completes exceptionally,
   * that is as if the handler had thrown the exception, or the cause that a {@link
   * java.util.concurrent.CompletionException} wraps; if it was cancelled, the caller is told so.
   *
   * @param <T> the type of the result
   * @param stage completes with the result
   * @param writer answers with the result, by {@link #cbor} or {@link #raw}; what it throws is as
   *     if the handler had thrown it
   * @throws NullPointerException if the stage is null: the handler returned null
   */
  <T extends @Nullable Object> void later(
      CompletionStage<? extends T> stage, ResultWriter<? super T> writer);

  /**
   * Answers with a result that came later.
   *
   * @param <T> the type of the result
   */
  @FunctionalInterface
  interface ResultWriter<T extends @Nullable Object> {
    /**
     * Writes a result.
     *
     * @param response takes the result; valid until this returns
     * @param value what the stage completed with
     */
    void write(CommandResponse response, T value);
  }
}
