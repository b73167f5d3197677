package dev.wirecommand.server;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.CommandResponse;
import dev.wirecommand.command.PreparedCall;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one call leads to: made by the thread that runs it, or by the one that completes the stage
 * which the handler returned; sent by the connection's.
 */
final class Answer implements CommandResponse {
  private static final Logger LOG = System.getLogger(Answer.class.getName());

  private final ServerRequest request;
  private final String command;

  /** What has been answered with so far; null while the handler, or a writer, has yet to do it. */
  private @Nullable Outcome outcome;

  /** Whether the answer is settled: a stage may call back twice, and only the first time counts. */
  private final AtomicBoolean settled = new AtomicBoolean();

  private sealed interface Outcome {
    /** Hands it to the reactor. */
    ServerAction giveTo(ServerRequest request);
  }

  private record Typed(CborWriter value) implements Outcome {
    @Override
    public ServerAction giveTo(ServerRequest request) {
      return request.respond(new ByteSlice(value.buffer(), 0, value.size()), true);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  private record Raw(byte[] bytes) implements Outcome {
    @Override
    public ServerAction giveTo(ServerRequest request) {
      return request.respond(ByteSlice.of(bytes), false);
    }
  }

  private record Failed(String message) implements Outcome {
    @Override
    public ServerAction giveTo(ServerRequest request) {
      return request.fail(message);
    }
  }

  /**
   * The answer is to follow.
   *
   * @param await begins to wait for it; given who is told when it is there
   */
  private record Later(Consumer<Consumer<Answer>> await) implements Outcome {
    @Override
    public ServerAction giveTo(ServerRequest request) {
      throw new AssertionError("what follows later is settled before it is given");
    }
  }

  /** Whatever may answer, or throw. */
  private interface Attempt {
    void run() throws Throwable;
  }

  Answer(ServerRequest request, String command) {
    this.request = request;
    this.command = command;
  }

  @Override
  public CborWriter cbor() {
    CborWriter value = new CborWriter();
    answerWith(new Typed(value));
    return value;
  }

  @Override
  public void raw(byte[] bytes) {
    answerWith(new Raw(Objects.requireNonNull(bytes, command + " returned null")));
  }

  @Override
  public void bytes(java.io.InputStream stream) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void bytes(java.nio.channels.ReadableByteChannel channel) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void chunks(java.util.stream.Stream<byte[]> chunks) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T extends @Nullable Object> void items(
      java.util.stream.Stream<? extends T> items, ItemWriter<? super T> writer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T extends @Nullable Object> void items(
      java.util.Iterator<? extends T> items, ItemWriter<? super T> writer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> void items(
      java.util.concurrent.Flow.Publisher<? extends T> items, ItemWriter<? super T> writer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T extends @Nullable Object> void later(
      CompletionStage<? extends T> stage, ResultWriter<? super T> writer) {
    Objects.requireNonNull(stage, command + " returned null");
    if (settled.get()) {
      throw new IllegalStateException("a later result of " + command + " is put off once more");
    }
    answerWith(
        new Later(
            whenSettled ->
                stage.whenComplete(
                    (value, failure) ->
                        settle(
                            failure == null
                                ? () -> writer.write(this, value)
                                : () -> {
                                  throw unwrapped(failure);
                                },
                            whenSettled))));
  }

  private void answerWith(Outcome value) {
    if (outcome != null) {
      throw new IllegalStateException(command + " has been answered");
    }
    outcome = value;
  }

  /**
   * Runs the call; whatever it throws becomes an error for the peer.
   *
   * @param whenSettled given this, once: before this method returns, or later on any thread
   */
  void run(PreparedCall call, Consumer<Answer> whenSettled) {
    attempt(
        () -> {
          try {
            call.run(this);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw e;
          }
        });
    if (outcome instanceof Later later) {
      try {
        later.await().accept(whenSettled);
      } catch (RuntimeException e) {
        // Of a stage that takes nobody who waits.
        settle(
            () -> {
              throw e;
            },
            whenSettled);
      }
    } else {
      settled.set(true);
      whenSettled.accept(this);
    }
  }

  private void settle(Attempt attempt, Consumer<Answer> whenSettled) {
    if (settled.compareAndSet(false, true)) {
      outcome = null;
      attempt(attempt);
      whenSettled.accept(this);
    }
  }

  private void attempt(Attempt attempt) {
    try {
      attempt.run();
      if (outcome == null) {
        throw new IllegalStateException(command + " gave no answer");
      }
    } catch (Throwable e) {
      // Errors too: the peer waits for an answer whatever went wrong here.
      outcome = new Failed(message(e));
    }
  }

  /** What the peer is told of what a handler threw. */
  private String message(Throwable failure) {
    if (failure instanceof CommandException refusal) {
      return refusal.getMessage();
    }
    if (failure instanceof InterruptedException) {
      return command + ": interrupted";
    }
    if (failure instanceof CancellationException) {
      return command + ": cancelled";
    }
    return internal(command, failure);
  }

  /** What went wrong before stages wrapped it. */
  private static Throwable unwrapped(Throwable failure) {
    Throwable inner = failure;
    while (inner instanceof CompletionException || inner instanceof ExecutionException) {
      Throwable cause = inner.getCause();
      if (cause == null) {
        break;
      }
      inner = cause;
    }
    return inner;
  }

  /** Logs a failure that is not the peer's, and returns what the peer is told of it. */
  static String internal(String command, Throwable failure) {
    String id = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "command " + command + " failed, internal error " + id, failure);
    return command + ": internal error " + id;
  }

  /** Whether anybody still waits for this. */
  boolean isWanted() {
    return request.isActive();
  }

  /** Hands the answer, which is settled, to the reactor. */
  ServerAction give() {
    return Objects.requireNonNull(outcome, "outcome").giveTo(request);
  }
}
