package dev.wirecommand.engine;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * One end of a {@link SimulatedNetwork}. Written bytes wait in a buffer, leave it in packets at the
 * speed of the network, and arrive after its delay.
 */
final class SimulatedLink implements Link {
  private static final int PACKET = 8 * 1024;

  /** The number of waiting bytes above which the link is not writable. */
  private static final int HIGH_WATER = 64 * 1024;

  /** The number of waiting bytes from which on the link is writable again. */
  private static final int LOW_WATER = 32 * 1024;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final SimulatedNetwork network;
  private final long delayNanos;
  private final long bytesPerSecond;
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private final Queue<byte[]> unread = new ArrayDeque<>();
  private SimulatedLink peer;
  private LinkHandler handler;
  private int waitingBytes;
  private boolean sending;
  private boolean writable = true;
  private boolean reading = true;
  private boolean closed;
  private int stops;
  private ReadDeadlines readDeadlines = ReadDeadlines.NONE;

  SimulatedLink(SimulatedNetwork network, long delayNanos, long bytesPerSecond) {
    this.network = network;
    this.delayNanos = delayNanos;
    this.bytesPerSecond = bytesPerSecond;
  }

  void join(SimulatedLink other) {
    peer = other;
  }

  void attach(LinkHandler engine) {
    handler = engine;
  }

  /** Sets the deadlines for reading. None are set at first. */
  void setReadDeadlines(ReadDeadlines value) {
    readDeadlines = value;
  }

  @Override
  public ReadDeadlines readDeadlines() {
    return readDeadlines;
  }

  /** Returns how often the engine has stopped reading. */
  int stops() {
    return stops;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public Peer peer() {
    return Peer.of(Peer.Transport.TCP, null);
  }

  @Override
  public boolean isOwnThread() {
    return true;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int from = 0; from < length; from += PACKET) {
      int begin = offset + from;
      waiting.add(Arrays.copyOfRange(bytes, begin, begin + Math.min(PACKET, length - from)));
    }
    waitingBytes += length;
    writable &= waitingBytes <= HIGH_WATER;
  }

  @Override
  public void flush() {
    if (!sending) {
      sendPacket();
    }
  }

  private void sendPacket() {
    byte[] packet = waiting.poll();
    sending = packet != null;
    if (packet == null) {
      return;
    }
    long transmission = packet.length * NANOS_PER_SECOND / bytesPerSecond;
    network.at(transmission, () -> sent(packet));
  }

  private void sent(byte[] packet) {
    network.at(delayNanos, () -> peer.arrive(packet));
    waitingBytes -= packet.length;
    sendPacket();
    if (!writable && waitingBytes <= LOW_WATER) {
      writable = true;
      handler.onWritable();
    }
  }

  private void arrive(byte[] packet) {
    unread.add(packet);
    read();
  }

  private void read() {
    boolean any = false;
    for (byte[] next = unread.peek(); reading && !closed && next != null; next = unread.peek()) {
      unread.remove();
      any = true;
      handler.onBytes(next, 0, next.length);
    }
    if (any && !closed) {
      handler.onBatchEnd();
    }
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public void setReading(boolean value) {
    stops += reading && !value ? 1 : 0;
    boolean resumed = !reading && value;
    reading = value;
    if (resumed) {
      network.at(0, this::read);
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public void abort() {
    throw new AssertionError("an engine has aborted the connection");
  }

  @Override
  public long nanoTime() {
    return network.now();
  }

  @Override
  public Timer schedule(Runnable task, long delay) {
    SimulatedNetwork.Event event = network.at(delay, task);
    return () -> network.cancel(event);
  }

  @Override
  public void execute(Runnable task) {
    network.at(0, task);
  }
}
