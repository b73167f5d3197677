package dev.wirecommand.testing.wire;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A link in memory that does nothing by itself: its tasks run, its clock moves and its peer reads
 * when the test says so. What an engine writes to it is kept as frames in the text form.
 *
 * <pre>{@code
 * TestLink link = new TestLink();
 * LinkHandler connection = server.connect(link);
 * TestLink.deliver(connection, "1 1 stream-begin command-request new cbor:{b'name': b'now'}");
 * link.advance(Duration.ofSeconds(1));
 * assertThat(link.takeWritten())
 *     .containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:1");
 * }</pre>
 *
 * <p>For the test's thread, but for the methods of {@link Link} that any thread may call, and
 * {@link #awaitTask}.
 */
public final class TestLink implements Link {
  private enum State {
    OPEN,
    CLOSED,
    ABORTED
  }

  private final FrameDecoder decoder = new FrameDecoder(Frame.MAX_PAYLOAD);
  private final Queue<String> written = new ArrayDeque<>();
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final PriorityQueue<Timed> timed =
      new PriorityQueue<>(Comparator.comparingLong(Timed::at).thenComparingLong(Timed::number));
  private final AtomicInteger clockReads = new AtomicInteger();

  private Peer peer = Peer.of(Peer.Transport.IN_PROCESS, null);
  private ReadDeadlines readDeadlines = ReadDeadlines.NONE;
  private boolean writable = true;
  private boolean memoryShort;
  private int writableChecks = -1;
  private boolean reading = true;
  private State state = State.OPEN;
  private int flushes;

  private volatile boolean onEventLoop = true;
  private volatile @Nullable Thread eventLoopThread;
  private volatile boolean eventLoopEnded;
  private volatile long now;
  private long timers;

  private Consumer<Frame> onFrame = frame -> {};
  private Consumer<Boolean> onGrantWait = awaits -> {};
  private LongConsumer onGrant = bytes -> {};
  private Runnable onTask = () -> {};

  private record Timed(long at, long number, Runnable task) {}

  /** Creates an open link at the time 0, whose peer reads all that is written. */
  public TestLink() {}

  @Override
  public Peer peer() {
    return peer;
  }

  /**
   * Sets the peer that an engine sees.
   *
   * @param value the other end; {@link Peer.Transport#IN_PROCESS} without an address by default
   */
  public void setPeer(Peer value) {
    peer = value;
  }

  @Override
  public ReadDeadlines readDeadlines() {
    return readDeadlines;
  }

  /**
   * Sets the deadlines for what the peer sends, before a server is connected.
   *
   * @param value the deadlines; {@link ReadDeadlines#NONE} by default
   */
  public void setReadDeadlines(ReadDeadlines value) {
    readDeadlines = value;
  }

  @Override
  public boolean isOwnThread() {
    Thread thread = eventLoopThread;
    return thread == null ? onEventLoop : Thread.currentThread() == thread;
  }

  /**
   * Sets whether callers count as running on the event loop, whatever their thread; they do by
   * default. Has no effect while {@link #setEventLoopThread} names a thread.
   *
   * @param value the answer of {@link #isOwnThread}
   */
  public void setOnEventLoop(boolean value) {
    onEventLoop = value;
  }

  /**
   * Sets the thread that is the event loop, for tests with several threads.
   *
   * @param value the thread, or null to go by {@link #setOnEventLoop} again
   */
  public void setEventLoopThread(@Nullable Thread value) {
    eventLoopThread = value;
  }

  /** Ends the event loop: from now on, {@link #execute} refuses tasks. */
  public void endEventLoop() {
    eventLoopEnded = true;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
    decoder.feed(copy, 0, length);
    for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
      written.add(FrameText.print(frame));
      onFrame.accept(frame);
    }
  }

  /** Has each frame that is written shown to a listener, which must not keep it. */
  void onFrame(Consumer<Frame> listener) {
    onFrame = listener;
  }

  /**
   * Returns the frames that were written since the last call.
   *
   * @return the whole frames in the text form, in order, flushed or not
   */
  public List<String> takeWritten() {
    List<String> frames = new ArrayList<>(written);
    written.clear();
    return frames;
  }

  /**
   * Delivers frames to an engine as one batch.
   *
   * @param handler the engine's side of the link
   * @param frames the frames in the text form
   * @throws IllegalArgumentException if a text is no frame
   */
  public static void deliver(LinkHandler handler, String... frames) {
    deliverPart(handler, frames);
    handler.onBatchEnd();
  }

  /** Delivers frames of a batch that goes on. */
  static void deliverPart(LinkHandler handler, String... frames) {
    for (String text : frames) {
      byte[] bytes = FrameEncoder.encode(FrameText.parse(text));
      handler.onBytes(bytes, 0, bytes.length);
    }
  }

  @Override
  public void flush() {
    flushes++;
  }

  /**
   * Returns how often the engine has flushed.
   *
   * @return the number of calls of {@link #flush}
   */
  public int flushes() {
    return flushes;
  }

  @Override
  public boolean isMemoryShort() {
    return memoryShort;
  }

  /** Sets the answer of {@link #isMemoryShort}; false by default. */
  public void setMemoryShort(boolean value) {
    memoryShort = value;
  }

  @Override
  public boolean isWritable() {
    if (writableChecks > 0) {
      writableChecks--;
      return writable;
    }
    return writable && writableChecks < 0;
  }

  /**
   * Sets whether the peer keeps up with what is written. To make the engine go on writing, set it
   * and call {@link LinkHandler#onWritable}.
   *
   * @param value the answer of {@link #isWritable}; true by default
   */
  public void setWritable(boolean value) {
    writable = value;
  }

  /**
   * Limits how often {@link #isWritable} may say that the peer keeps up, so that an engine is
   * stopped in the middle of its output.
   *
   * @param checks the number of times, 0 or more; negative for no limit, which is the default
   */
  public void setWritableChecks(int checks) {
    writableChecks = checks;
  }

  @Override
  public void granted(long bytes) {
    onGrant.accept(bytes);
  }

  @Override
  public void awaitGrant(boolean awaits) {
    onGrantWait.accept(awaits);
  }

  /**
   * Has listeners told of what the engine says about grants, so that a test can enforce deadlines.
   *
   * @param grant called with the bytes of each grant of the peer
   * @param wait called with whether output begins or ends to wait for a grant
   */
  public void onGrants(LongConsumer grant, Consumer<Boolean> wait) {
    onGrant = grant;
    onGrantWait = wait;
  }

  @Override
  public void setReading(boolean value) {
    reading = value;
  }

  /**
   * Tells whether the engine wants to read.
   *
   * @return false after {@code setReading(false)}
   */
  public boolean isReading() {
    return reading;
  }

  @Override
  public void close() {
    if (state == State.OPEN) {
      state = State.CLOSED;
    }
  }

  @Override
  public void abort() {
    state = State.ABORTED;
  }

  /**
   * Tells whether the engine has closed the link, in either way.
   *
   * @return true after {@link #close} or {@link #abort}
   */
  public boolean isClosed() {
    return state != State.OPEN;
  }

  /**
   * Tells whether the engine has closed the link without sending what it had written.
   *
   * @return true after {@link #abort}
   */
  public boolean isAborted() {
    return state == State.ABORTED;
  }

  @Override
  public long nanoTime() {
    clockReads.incrementAndGet();
    return now;
  }

  /**
   * Returns how often the engine has read the clock.
   *
   * @return the number of calls of {@link #nanoTime}
   */
  public int clockReads() {
    return clockReads.get();
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    synchronized (timed) {
      Timed entry = new Timed(now + delayNanos, timers++, task);
      timed.add(entry);
      return () -> cancel(entry);
    }
  }

  private void cancel(Timed entry) {
    synchronized (timed) {
      timed.remove(entry);
    }
  }

  /**
   * Lets time pass, and runs the tasks that become due, each at its time.
   *
   * @param time how much time passes, not negative
   */
  public void advance(Duration time) {
    long until = now + time.toNanos();
    for (Timed next = nextDue(until); next != null; next = nextDue(until)) {
      now = next.at();
      next.task().run();
    }
    now = until;
  }

  private @Nullable Timed nextDue(long until) {
    synchronized (timed) {
      Timed next = timed.peek();
      return next != null && next.at() <= until ? timed.poll() : null;
    }
  }

  /**
   * Returns how many tasks wait for their time.
   *
   * @return the number of timers that were neither run nor cancelled
   */
  public int timers() {
    synchronized (timed) {
      return timed.size();
    }
  }

  @Override
  public void execute(Runnable task) {
    if (eventLoopEnded) {
      throw new RejectedExecutionException("the thread has ended");
    }
    tasks.add(task);
    onTask.run();
  }

  /** Has a listener told of each task that is given to the event loop, by the thread that did. */
  void onTask(Runnable listener) {
    onTask = listener;
  }

  /** Runs the tasks that were given to the event loop, and those that they give to it. */
  public void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Tells whether tasks wait for {@link #runTasks}. */
  boolean hasTasks() {
    return !tasks.isEmpty();
  }

  /**
   * Waits until another thread has given a task to the event loop, and runs that task.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void awaitTask() throws InterruptedException {
    tasks.take().run();
  }
}
