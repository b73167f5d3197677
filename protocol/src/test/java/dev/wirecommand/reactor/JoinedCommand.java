package dev.wirecommand.reactor;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command of {@link JoinedReactors}, as its handler sees it. */
final class JoinedCommand {
  final ServerRequest request;

  /** The call for which it runs, or null for one that somebody else has put on the wire. */
  final @Nullable JoinedCall call;

  /** The data that has arrived, and whether that is all. */
  final ByteArrayOutputStream data = new ByteArrayOutputStream();

  boolean hasAllData;

  /** What the handler has given of its response. */
  final ByteArrayOutputStream given = new ByteArrayOutputStream();

  boolean begun;
  boolean cbor;
  @Nullable String failure;

  /** Text and progress that the handler has given and the caller has not got. */
  final Deque<ByteSlice> sides = new ArrayDeque<>();

  final Set<String> topics = new HashSet<>();

  /** What is to be sent, in this order. */
  final Deque<SendFrames> output = new ArrayDeque<>();

  boolean hasWindows;
  boolean firstSent;

  /** How many bytes of the response the caller takes, and how many have been sent. */
  long credit;

  long sent;

  /** How many bytes of data the handler has granted, and how many of those have been sent. */
  long granted;

  long grantsSent;

  JoinedCommand(ServerRequest request, @Nullable JoinedCall call) {
    this.request = request;
    this.call = call;
  }

  boolean isOpen() {
    return request.isActive() && !request.isAnswered();
  }
}
