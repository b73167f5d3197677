package dev.wirecommand.reactor;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A call of {@link JoinedReactors}, as its caller sees it. */
final class JoinedCall {
  /** What has become of a call. */
  enum Outcome {
    ANSWERED,
    FAILED,
    REFUSED,
    CANCELLED,
    LOST
  }

  final ClientRequest request;
  final byte[] name;
  final boolean hasData;

  /** Whether the call asks for windows, and how much of its response it takes at first. */
  final boolean asks;

  final long window;

  /** The data that the caller has given, and whether that is all. */
  final ByteArrayOutputStream data = new ByteArrayOutputStream();

  boolean dataEnded;
  long dataSent;

  /** How many bytes of data may be sent. */
  long dataCredit;

  final ByteArrayOutputStream received = new ByteArrayOutputStream();

  /** How much of the response the caller has granted, and how much of that has been sent. */
  long granted;

  long grantsSent;
  boolean windowOpen;
  boolean begun;
  boolean cancelled;
  boolean ended;

  /** Whether the call has got a whole response, and whether it has got an error. */
  boolean answered;

  boolean failed;

  /** The command that runs for this call. Null before it runs, and if the call was refused. */
  @Nullable JoinedCommand command;

  /** Whether this call cancels another. */
  boolean isCancel;

  JoinedCall(ClientRequest request, byte[] name, boolean hasData, boolean asks, long window) {
    this.request = request;
    this.name = name;
    this.hasData = hasData;
    this.asks = asks;
    this.window = window;
    dataCredit = asks ? SendCredit.FIRST_DATA : Long.MAX_VALUE;
  }

  boolean isOpen() {
    return !ended && !cancelled;
  }

  /** What has become of the call, which has ended. */
  Outcome outcome() {
    if (cancelled) {
      return Outcome.CANCELLED;
    }
    if (failed) {
      return command == null ? Outcome.REFUSED : Outcome.FAILED;
    }
    return answered ? Outcome.ANSWERED : Outcome.LOST;
  }

  boolean isOver() {
    return ended && request.isFullySent();
  }

  void end() {
    ended = true;
    dataEnded = true;
  }

  /** Tells whether the bytes are the beginning of the data, or all of it. */
  boolean isData(byte[] bytes, boolean whole) {
    byte[] all = data.toByteArray();
    boolean cut = ended || cancelled;
    return isBeginning(bytes, all) && (!whole || cut || bytes.length == all.length);
  }

  static boolean isBeginning(byte[] bytes, byte[] all) {
    return bytes.length <= all.length
        && Arrays.equals(bytes, 0, bytes.length, all, 0, bytes.length);
  }
}
