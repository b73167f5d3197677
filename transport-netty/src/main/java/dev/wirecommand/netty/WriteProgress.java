package dev.wirecommand.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.function.LongUnaryOperator;

/**
 * Counts the bytes that a peer has taken. Over TCP on Linux, these are the acknowledged ones.
 * Elsewhere, they are the bytes that the operating system has accepted, also of a write that it has
 * accepted only in part. The first write in the channel's queue is recognized by its identity hash
 * code. That is enough, because no queued buffer can be reused unless a write completes between two
 * calls.
 */
final class WriteProgress implements LongUnaryOperator {
  private final Channel channel;
  private final AcknowledgedBytes acknowledged;
  private long lastAcknowledged;
  private int first;
  private long progress;

  /** The counted bytes of writes that have not been reported as sent. */
  private long ahead;

  WriteProgress(Channel channel) {
    this.channel = channel;
    this.acknowledged = new AcknowledgedBytes(channel);
  }

  /**
   * @param sent how many bytes of whole writes have been accepted since the last call
   */
  @Override
  public long applyAsLong(long sent) {
    long accepted = accepted(sent);
    long nowAcknowledged = acknowledged.count();
    if (nowAcknowledged == AcknowledgedBytes.UNKNOWN) {
      return accepted;
    }
    long taken = nowAcknowledged - lastAcknowledged;
    lastAcknowledged = nowAcknowledged;
    return taken;
  }

  private long accepted(long sent) {
    ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
    int nowFirst = queue == null ? 0 : System.identityHashCode(queue.current());
    long nowProgress = queue == null ? 0 : queue.currentProgress();
    long part = nowFirst == first ? Math.max(0, nowProgress - progress) : nowProgress;
    first = nowFirst;
    progress = nowProgress;
    long whole = Math.max(0, sent - ahead);
    ahead = Math.max(0, ahead - sent) + part;
    return whole + part;
  }
}
