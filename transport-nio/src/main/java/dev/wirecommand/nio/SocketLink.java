package dev.wirecommand.nio;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.transport.LinkState;
import dev.wirecommand.transport.LoopErrors;
import dev.wirecommand.transport.WriteGuard;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link Link} over a TCP or Unix domain socket. It runs on one event loop. */
final class SocketLink implements Link, EventLoop.Events {
  private static final Logger LOG = System.getLogger(SocketLink.class.getName());

  /** The maximum number of reads in a row. Other connections wait for their turn meanwhile. */
  private static final int MOST_READS = 16;

  private final EventLoop loop;
  private final SocketChannel channel;
  private final Settings settings;
  private final SocketOutput output;
  private final SocketCloser closer;
  private final WriteGuard guard;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private Peer peer;
  private LinkHandler handler = NoHandler.INSTANCE;
  private LinkState state = LinkState.OPEN;
  private @Nullable SelectionKey key;
  private @Nullable Throwable failure;
  private Runnable farewell = () -> {};
  private boolean reading = true;

  /** Whether the engine has been told not to write. */
  private boolean stopped;

  /**
   * The settings of a link.
   *
   * @param lingers whether a close waits until the peer has closed its side of the connection
   * @param heapCeiling the most bytes of the heap that the process may hold for its peers
   */
  record Settings(
      ReadDeadlines readDeadlines,
      WriteDeadlines writeDeadlines,
      boolean lingers,
      long heapCeiling) {}

  /**
   * @param channel a connected channel in the non-blocking mode
   * @param peer the other end, as far as it is known before anything is read
   */
  SocketLink(EventLoop loop, SocketChannel channel, Peer peer, Settings settings) {
    this.loop = loop;
    this.channel = channel;
    this.peer = peer;
    this.settings = settings;
    this.output = new SocketOutput(channel, loop.buffers(), settings.heapCeiling());
    this.closer =
        new SocketCloser(
            this, channel, settings.lingers(), peer.transport() != Peer.Transport.UNIX);
    this.guard = new WriteGuard(this, settings.writeDeadlines(), sent -> sent, this::fail);
  }

  /** Attaches the first handler and starts to read. Called on the event loop. */
  void start(Function<? super SocketLink, ? extends LinkHandler> attach) {
    try {
      key = loop.register(channel, SelectionKey.OP_READ, this);
      handler = attach.apply(this);
    } catch (Throwable e) {
      // Errors too: there may be no memory for the connection.
      onFailure(e);
    }
  }

  /** Replaces the handler and what is known about the peer. Called on the event loop. */
  void attach(Peer known, Function<? super SocketLink, ? extends LinkHandler> attach) {
    peer = known;
    handler = attach.apply(this);
  }

  /** Returns the buffers of the event loop. */
  LoopBuffers buffers() {
    return loop.buffers();
  }

  /** Returns a future that completes after the link has closed and has notified its handler. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  /** Runs an action after the link has closed and has notified its handler. */
  @SuppressWarnings("FutureReturnValueIgnored") // The future never fails.
  void whenClosed(Runnable action) {
    closed.thenRun(action);
  }

  private boolean isOpen() {
    return state == LinkState.OPEN;
  }

  /* Events of the channel. */

  @Override
  public void onReady(int operations) throws IOException {
    if ((operations & SelectionKey.OP_WRITE) != 0) {
      send();
    }
    if ((operations & SelectionKey.OP_READ) != 0) {
      read();
    }
  }

  private void read() throws IOException {
    boolean delivered = false;
    for (int i = 0; i < MOST_READS && reading && channel.isOpen(); i++) {
      int length = loop.buffers().read(channel);
      if (length < 0) {
        endBatch(delivered);
        endInput();
        return;
      }
      if (length > 0 && isOpen()) {
        delivered = true;
        handler.onBytes(loop.buffers().input(), 0, length);
      }
      if (length < LoopBuffers.SIZE) {
        break;
      }
    }
    endBatch(delivered);
  }

  /** Delivers bytes that another handler has received and left. Called within a batch. */
  void deliver(byte[] bytes, int offset, int length) {
    if (isOpen() && length > 0) {
      handler.onBytes(bytes, offset, length);
    }
  }

  private void endBatch(boolean delivered) {
    if (delivered && isOpen()) {
      handler.onBatchEnd();
    }
  }

  private void endInput() {
    setInterest(SelectionKey.OP_READ, false);
    closer.endInput();
    if (isOpen()) {
      handler.onEndOfInput();
    }
  }

  private void setInterest(int operation, boolean wanted) {
    if (key != null && key.isValid()) {
      int now = key.interestOps();
      int next = wanted ? now | operation : now & ~operation;
      if (next != now) {
        key.interestOps(next);
      }
    }
  }

  private void send() throws IOException {
    int sent = output.send();
    if (sent > 0) {
      guard.sent(sent);
    }
    setInterest(SelectionKey.OP_WRITE, !output.isEmpty());
    if (output.isEmpty()) {
      closer.outputSent();
    }
    if (stopped && output.isWritable()) {
      stopped = false;
      // Not at once: the engine may be writing.
      loop.execute(this::becomeWritable);
    }
  }

  private void becomeWritable() {
    if (isOpen() && isWritable()) {
      handler.onWritable();
    }
  }

  @Override
  public void onFailure(Throwable cause) {
    if (!(cause instanceof IOException)) {
      LoopErrors.report(LOG, "a handler of a connection failed", cause);
    }
    fail(cause);
  }

  @Override
  public void onLoopEnd() {
    farewell.run();
    closer.closeNow();
  }

  /** Sets what is written last when the event loop ends while the link is open. */
  void sayLast(Runnable write) {
    farewell = write;
  }

  /** Records a failure and aborts the connection. */
  void fail(Throwable cause) {
    if (failure == null && isOpen()) {
      failure = cause;
    }
    abort();
  }

  /** Tells the handler that the channel is closed. Called once. */
  void onChannelClosed() {
    state = LinkState.CLOSED;
    output.drop();
    try {
      handler.onClosed(failure);
    } finally {
      guard.stop();
      closed.complete(null);
    }
  }

  /* Calls of the engine. */

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (isOpen() && length > 0) {
      guard.written(length);
      output.room(length).put(bytes, offset, length);
    }
  }

  @Override
  public void write(byte[] head, int headLength, byte[] bytes, int offset, int length) {
    if (isOpen()) {
      guard.written(headLength + length);
      output.room(headLength + length).put(head, 0, headLength).put(bytes, offset, length);
    }
  }

  @Override
  public void flush() {
    if (state == LinkState.CLOSED || output.isEmpty()) {
      return;
    }
    try {
      send();
    } catch (IOException e) {
      fail(e);
    }
    guard.flushed();
  }

  @Override
  public boolean isWritable() {
    stopped = !output.isWritable();
    return !stopped;
  }

  @Override
  public void granted(long bytes) {
    guard.granted(bytes);
  }

  @Override
  public void awaitGrant(boolean awaits) {
    guard.awaitGrant(awaits);
  }

  @Override
  public void setReading(boolean wanted) {
    if (isOpen()) {
      read(wanted);
    }
  }

  private void read(boolean wanted) {
    reading = wanted;
    setInterest(SelectionKey.OP_READ, wanted && !closer.isInputEnded());
  }

  @Override
  public void close() {
    if (isOpen()) {
      state = LinkState.CLOSING;
      // Input is read and discarded until the peer closes too.
      read(true);
      closer.close();
      flush();
      if (output.isEmpty()) {
        closer.outputSent();
      }
    }
  }

  @Override
  public void abort() {
    if (isOpen()) {
      state = LinkState.CLOSING;
    }
    closer.abort();
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public ReadDeadlines readDeadlines() {
    return settings.readDeadlines();
  }

  @Override
  public boolean isOwnThread() {
    return loop.isCurrent();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    return loop.schedule(
        () -> {
          if (state != LinkState.CLOSED) {
            task.run();
          }
        },
        delayNanos);
  }

  @Override
  public void execute(Runnable task) {
    loop.execute(task);
  }
}
