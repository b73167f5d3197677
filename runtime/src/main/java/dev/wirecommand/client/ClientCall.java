package dev.wirecommand.client;

import dev.wirecommand.command.Deadline;
import dev.wirecommand.engine.CallFailures;
import dev.wirecommand.link.Link;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientRequest;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call that is under way, and the future that its caller holds, unless the result is read as it
 * arrives: then nobody does.
 *
 * <p>What its caller gets is decoded on the connection's thread.
 *
 * <p>The public methods that complete it are the caller's, and take the call back. The connection
 * completes it by {@link #succeed} and {@link #fail}.
 */
final class ClientCall<R> extends CompletableFuture<R> {
  /** Of those who want the reply as it is. */
  static final Function<CommandReply, CommandReply> REPLY = reply -> reply;

  private final ClientCalls calls;
  private final CommandCall call;
  private final Function<CommandReply, R> decoder;
  private final @Nullable Download download;
  private final @Nullable Deadline deadline;
  private final long madeAt;

  /* Touched by the connection's thread alone from here on. */

  private @Nullable ByteArrayOutputStream collected;
  private @Nullable CommandReply reply;

  /** What stands for the call on the wire; null until it has begun. */
  @Nullable ClientRequest request;

  /** Where its data comes from; null where there is none or it is all there. */
  @Nullable Upload upload;

  /** Goes off when its deadline passes. */
  Link.@Nullable Timer timer;

  /** Whether the caller has been told, or wants to hear no more. */
  boolean over;

  /** Whether it waits for its turn to send. */
  boolean queued;

  /** Whether the server is to be told of its cancelling once it knows the whole request. */
  boolean owesCancel;

  long bytesIn;
  long bytesOut;

  /**
   * A call that has not begun.
   *
   * @param decoder makes of the reply what the caller gets
   * @param madeAt when its caller made it, in nanoseconds, where anybody wants to know
   * @param deadline when it ends, or null for never
   * @param download takes its result as it arrives, or null where it is collected
   */
  ClientCall(
      ClientCalls calls,
      CommandCall call,
      Function<CommandReply, R> decoder,
      long madeAt,
      @Nullable Deadline deadline,
      @Nullable Download download) {
    this.calls = calls;
    this.call = call;
    this.decoder = decoder;
    this.madeAt = madeAt;
    this.deadline = deadline;
    this.download = download;
  }

  /** The call that a request stands for, or null for one that cancels another. */
  static @Nullable ClientCall<?> of(ClientRequest request) {
    return (ClientCall<?>) request.attachment();
  }

  ClientCalls calls() {
    return calls;
  }

  CommandCall call() {
    return call;
  }

  CommandName command() {
    return call.command();
  }

  @Nullable Download download() {
    return download;
  }

  @Nullable Deadline deadline() {
    return deadline;
  }

  long madeAt() {
    return madeAt;
  }

  /**
   * Takes a part of the response.
   *
   * @param maxBytes how much of it is collected
   * @return why it is not to be had, or null where all is well
   */
  @Nullable RuntimeException take(ByteSlice part, boolean cbor, boolean last, int maxBytes) {
    bytesIn += part.length();
    if (download != null) {
      return download.take(part, cbor);
    }
    if (collected == null && last) {
      reply = new CommandReply(part.toByteArray(), cbor);
      return null;
    }
    if (collected == null) {
      collected = new ByteArrayOutputStream();
    }
    if (part.length() > maxBytes - collected.size()) {
      collected = null;
      return new OversizedResponseException(
          command().name() + ": the response exceeds the limit of " + maxBytes + " bytes");
    }
    collected.write(part.array(), part.offset(), part.length());
    if (last) {
      reply = new CommandReply(collected.toByteArray(), cbor);
    }
    return null;
  }

  /** Tells the caller that the whole response has arrived. */
  void succeed() {
    if (download != null) {
      download.end();
    }
    if (isDone()) {
      return;
    }
    try {
      super.complete(decoder.apply(reply));
    } catch (Throwable e) {
      // Errors too: whoever waits is to be told whatever went wrong here.
      super.completeExceptionally(e);
    }
  }

  /** Tells the caller why there will be no response. */
  void fail(RuntimeException failure) {
    if (download != null) {
      download.fail(failure);
    }
    super.completeExceptionally(
        decoder == REPLY ? failure : CallFailures.forCaller(command().name(), failure));
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean first = !isDone();
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    takenBack(first && cancelled);
    return cancelled;
  }

  @Override
  public boolean complete(@Nullable R value) {
    return takenBack(super.complete(value));
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    return takenBack(super.completeExceptionally(failure));
  }

  private boolean takenBack(boolean first) {
    if (first) {
      calls.takeBack(this);
    }
    return first;
  }
}
