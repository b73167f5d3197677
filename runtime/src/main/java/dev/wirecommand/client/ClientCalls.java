package dev.wirecommand.client;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.link.Link;
import dev.wirecommand.reactor.ClientEvent;
import dev.wirecommand.reactor.ClientRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How each call of a connection begins, and how it ends, once. Used on the connection's thread, but
 * for {@link #make} and {@link #takeBack}.
 */
final class ClientCalls {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** How long small pieces of data are given to join: about as long as sending them alone costs. */
  private static final long LINGER_NANOS = NANOS_PER_MILLI;

  private final ClientConnection connection;
  private final Link link;
  private final ClientOptions options;
  private final RequestFactory requests;
  private final RequestSender sender;
  private final Backpressure backpressure;
  private final ClientNotifier notices;

  /** Why no call can begin any more; null while calls can. */
  private volatile @Nullable String ended;

  ClientCalls(
      ClientConnection connection,
      Link link,
      ClientOptions options,
      RequestFactory requests,
      RequestSender sender,
      ClientNotifier notices) {
    this.connection = connection;
    this.link = link;
    this.options = options;
    this.requests = requests;
    this.sender = sender;
    this.backpressure = new Backpressure(link, options.stallTime(), this::stalled);
    this.notices = notices;
  }

  /** A call that has not begun; called on its maker's thread. */
  <R> ClientCall<R> make(
      CommandCall call, Function<CommandReply, R> decoder, @Nullable Download download) {
    CommandCall whole = call.withOptions(call.options().over(options.callOptions()));
    Duration timeout = whole.options().timeout();
    Deadline deadline = timeout == null ? null : Deadline.at(link.nanoTime(), timeout);
    return new ClientCall<>(this, whole, decoder, notices.now(), deadline, download);
  }

  void begin(ClientCall<?> call) {
    if (call.isDone()) {
      requests.release(call);
      return;
    }
    notices.started(call);
    String reason = ended;
    if (reason != null) {
      requests.release(call);
      disconnect(call, reason, null);
      return;
    }
    Deadline deadline = call.deadline();
    long nanosLeft = deadline == null ? 0 : deadline.nanosLeft(link.nanoTime());
    if (deadline != null && nanosLeft == 0) {
      requests.release(call);
      stop(call, timedOut(call));
      return;
    }
    ClientRequest request;
    try {
      request = requests.make(call, deadline == null ? null : inMillis(nanosLeft));
    } catch (RuntimeException e) {
      // No id is free, or whatever the caller's data is made of threw it.
      stop(call, e);
      return;
    }
    call.request = request;
    if (deadline != null) {
      call.timer = link.schedule(() -> stopNow(call, timedOut(call)), nanosLeft);
    }
    sender.begin(call);
    Upload upload = call.upload;
    if (upload != null) {
      upload.start();
    }
  }

  /** What is left, rounded up: a server must not give up before this side does. */
  private static Duration inMillis(long nanos) {
    return Duration.ofMillis(nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI == 0 ? 0 : 1));
  }

  /** A part of the response has arrived. */
  void received(ClientCall<?> call, ClientEvent.ResponseReceived part) {
    RuntimeException problem =
        call.take(part.payload(), part.cbor(), part.last(), options.limits().responseBytes());
    Download download = call.download();
    if (problem != null) {
      stop(call, problem);
    } else if (part.last()) {
      close(call, ClientCallEnd.Outcome.ANSWERED, null);
      call.succeed();
    } else if (download != null && download.isFull()) {
      backpressure.stopFor(download);
    }
  }

  /** The server answered with an error. */
  void refused(ClientCall<?> call, CommandException error) {
    close(call, ClientCallEnd.Outcome.FAILED, error.code());
    call.fail(error);
  }

  /** Gives a call up on this side. */
  void stop(ClientCall<?> call, RuntimeException failure) {
    if (!call.over) {
      String code = failure instanceof CommandException error ? error.code() : null;
      close(call, ClientCallEnd.Outcome.FAILED, code);
      call.fail(failure);
    }
  }

  /** The same, outside of a batch that would be followed by sending. */
  private void stopNow(ClientCall<?> call, RuntimeException failure) {
    stop(call, failure);
    connection.pump();
  }

  private static CommandException timedOut(ClientCall<?> call) {
    return new CommandException(
        ErrorCode.DEADLINE_EXCEEDED,
        call.command().name()
            + ": no whole answer within "
            + words(call.call().options().timeout()));
  }

  private void stalled(Download download) {
    ClientCall<?> call = download.call();
    stopNow(
        call,
        new CommandException(
            ErrorCode.CANCELLED,
            call.command().name()
                + ": nothing of the result was read for "
                + words(options.stallTime())
                + ", while the connection's other calls had to wait for that"));
  }

  private static String words(@Nullable Duration duration) {
    // "PT1M30S" is 1m30s.
    return String.valueOf(duration).substring(2).toLowerCase(Locale.ROOT);
  }

  /** A caller has taken its call back; called on its thread, or another. */
  void takeBack(ClientCall<?> call) {
    connection.onConnectionThread(
        () -> {
          if (call.request != null && !call.over) {
            close(call, ClientCallEnd.Outcome.CANCELLED, null);
          }
        });
  }

  /** A call may have something to send; called on any thread. */
  void wake(ClientCall<?> call) {
    connection.onConnectionThread(() -> wakeUnlessOver(call));
  }

  private void wakeUnlessOver(ClientCall<?> call) {
    if (!call.over) {
      sender.wake(call);
    }
  }

  /** A call has a little to send, which more may join; called on any thread. */
  void wakeSoon(ClientCall<?> call, Upload upload) {
    try {
      link.schedule(
          () -> {
            upload.takePartial();
            wakeUnlessOver(call);
            connection.pump();
          },
          LINGER_NANOS);
    } catch (RejectedExecutionException e) {
      // The connection's thread has ended, and so will the call.
    }
  }

  /** The data of a call could not be read. */
  void uploadFailed(ClientCall<?> call, Throwable failure) {
    stop(
        call,
        new CommandException(
            ErrorCode.CANCELLED,
            call.command().name() + ": the data to send could not be read: " + failure,
            null,
            failure));
  }

  /** There is room again in the window of a result. */
  void onSpace(Download download) {
    connection.onConnectionThread(() -> backpressure.release(download));
  }

  /** The end of the connection is the end of its calls. */
  void disconnect(List<ClientRequest> pending, String reason, @Nullable Throwable cause) {
    for (ClientRequest request : pending) {
      ClientCall<?> call = ClientCall.of(request);
      if (call != null) {
        disconnect(call, reason, cause);
      }
    }
  }

  private void disconnect(ClientCall<?> call, String reason, @Nullable Throwable cause) {
    close(call, ClientCallEnd.Outcome.DISCONNECTED, null);
    call.fail(
        cause == null ? new ConnectionException(reason) : new ConnectionException(reason, cause));
  }

  /** Lets no call begin any more. */
  void end(String reason) {
    ended = reason;
    sender.close();
    backpressure.close();
  }

  boolean isEnded() {
    return ended != null;
  }

  /** Lets go of all that a call has but its caller, and leaves it to the server no longer. */
  private void close(ClientCall<?> call, ClientCallEnd.Outcome outcome, @Nullable String code) {
    call.over = true;
    Link.Timer timer = call.timer;
    if (timer != null) {
      timer.cancel();
      call.timer = null;
    }
    Upload upload = call.upload;
    if (upload != null) {
      upload.cancel();
      call.upload = null;
    }
    Download download = call.download();
    if (download != null) {
      backpressure.release(download);
    }
    ClientRequest request = call.request;
    if (request != null) {
      discard(call, request);
    }
    notices.ended(call, outcome, code);
  }

  /** Takes requests back from the server, before their callers are told. */
  void discard(List<ClientRequest> pending) {
    for (ClientRequest request : pending) {
      ClientCall<?> call = ClientCall.of(request);
      if (call != null) {
        discard(call, request);
      }
    }
  }

  private void discard(ClientCall<?> call, ClientRequest request) {
    if (!request.isEnded()) {
      request.cancel();
      // A request that was not begun has ended with this: the server never hears of it.
      if (!request.isEnded()) {
        sender.cancel(call, request);
      }
    }
    if (!request.isFullySent()) {
      sender.wake(call);
    }
  }
}
