package dev.wirecommand.server;

import dev.wirecommand.command.BorrowingSubscriber;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.link.Link.Timer;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.stream.ReceiveBuffer;
import dev.wirecommand.stream.ReceiveBufferOwner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The data of a call as it arrives. When its window is full the connection stops reading; a handler
 * that then takes nothing for long loses the call, so that the connection hears its peer again.
 */
final class RequestData implements CommandData, ReceiveBufferOwner {
  private final ServerCall call;
  private final ServerConnection connection;
  private final ReceiveBuffer inflow;

  /* Touched by the connection's thread alone. */
  private boolean blocking;
  private boolean over;
  private long takenAtCheck;
  private @Nullable Timer stallTimer;

  RequestData(ServerCall call, ServerConnection connection) {
    this.call = call;
    this.connection = connection;
    this.inflow = new ReceiveBuffer(connection.settings().limits().windowBytes(), this);
  }

  /* On the connection's thread. */

  void add(ByteSlice part, boolean last) {
    if (over) {
      return;
    }
    call.received(part.length());
    inflow.add(part.array(), part.offset(), part.length());
    if (last) {
      over = true;
      inflow.end();
      // However much of it waits, no more will come.
      unblock();
    } else if (!over && !blocking && inflow.isFull() && !inflow.isClosed()) {
      block();
    }
  }

  /** Whether more is to come. */
  boolean isAwaited() {
    return !over;
  }

  private void block() {
    blocking = true;
    connection.blockReading();
    watch();
  }

  private void watch() {
    takenAtCheck = inflow.taken();
    stallTimer = connection.schedule(this::checkStall, connection.settings().stallTime().toNanos());
  }

  private void checkStall() {
    if (blocking && inflow.taken() == takenAtCheck) {
      connection.cancel(call, CancelReason.STALLED);
    } else if (blocking) {
      watch();
    }
  }

  private void unblock() {
    if (blocking) {
      blocking = false;
      if (stallTimer != null) {
        stallTimer.cancel();
      }
      connection.unblockReading();
    }
  }

  /** The peer will send no more of it, though it has not said that this was all. */
  void fail(CommandException failure) {
    over = true;
    inflow.fail(failure);
    unblock();
  }

  /** Nobody will read it any more. */
  void discard() {
    fail(new CommandException(ErrorCode.CANCELLED, call.command() + ": the call is over"));
  }

  /* Of the window, on any thread. */

  @Override
  public boolean isOwnThread() {
    return connection.isOwnThread();
  }

  @Override
  public void execute(Runnable task) {
    connection.onOwnThread(task);
  }

  @Override
  public boolean borrows(Flow.Subscriber<?> subscriber) {
    return subscriber instanceof BorrowingSubscriber;
  }

  @Override
  public void onSpace() {
    connection.onOwnThread(this::unblock);
  }

  @Override
  public void onClosed() {
    connection.onOwnThread(this::unblock);
  }

  /* What the handler sees. */

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public InputStream inputStream() {
    return inflow.inputStream();
  }

  @Override
  public Flow.Publisher<ByteBuffer> publisher() {
    return inflow.publisher();
  }

  @Override
  public byte[] toByteArray() {
    int most = connection.settings().limits().bufferedDataBytes();
    try (InputStream stream = inputStream()) {
      byte[] bytes = stream.readNBytes(most);
      if (stream.read() >= 0) {
        throw new CommandException(
            ErrorCode.INVALID_ARGUMENT,
            call.command() + ": more than " + most + " bytes of buffered data");
      }
      return bytes;
    } catch (IOException e) {
      throw new CommandException(
          ErrorCode.CANCELLED, call.command() + ": interrupted while waiting for data", null, e);
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.stream(inputStream());
  }
}
