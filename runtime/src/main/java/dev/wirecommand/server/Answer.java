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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one call leads to: made by the thread that runs it, sent by the connection's. */
final class Answer implements CommandResponse {
  private static final Logger LOG = System.getLogger(Answer.class.getName());

  private final ServerRequest request;
  private final String command;
  private @Nullable CborWriter typed;
  private byte @Nullable [] raw;
  private @Nullable String error;

  Answer(ServerRequest request, String command) {
    this.request = request;
    this.command = command;
  }

  @Override
  public CborWriter cbor() {
    requireNone();
    typed = new CborWriter();
    return typed;
  }

  @Override
  public void raw(byte[] bytes) {
    requireNone();
    raw = java.util.Objects.requireNonNull(bytes, "the result");
  }

  private void requireNone() {
    if (typed != null || raw != null) {
      throw new IllegalStateException(command + " has been answered");
    }
  }

  /** Runs the call; whatever it throws becomes an error for the peer. */
  void run(PreparedCall call) {
    try {
      call.run(this);
      if (typed == null && raw == null) {
        throw new IllegalStateException(command + " gave no answer");
      }
    } catch (CommandException e) {
      error = e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      error = command + ": interrupted";
    } catch (Throwable e) {
      // Errors too: the peer waits for an answer whatever went wrong here.
      error = internal(command, e);
    }
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

  /** Hands the answer to the reactor. */
  ServerAction give() {
    String message = error;
    if (message != null) {
      return request.fail(message);
    }
    CborWriter value = typed;
    if (value != null) {
      return request.respond(new ByteSlice(value.buffer(), 0, value.size()), true);
    }
    byte[] bytes = raw;
    return request.respond(bytes == null ? ByteSlice.EMPTY : ByteSlice.of(bytes), false);
  }
}
