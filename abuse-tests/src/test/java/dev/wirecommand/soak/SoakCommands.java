package dev.wirecommand.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.link.Peer;
import dev.wirecommand.server.ServerCallEnd;
import dev.wirecommand.server.ServerListener;
import dev.wirecommand.transport.ProcessAccount;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands of a server that is used for a long time, and its books. */
public final class SoakCommands implements ServerListener {
  private final AtomicLong started = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong cancelled = new AtomicLong();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger streams = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();

  @Override
  public void connectionOpened(Peer peer) {
    connections.incrementAndGet();
  }

  @Override
  public void connectionClosed(Peer peer, @Nullable Throwable cause) {
    connections.decrementAndGet();
  }

  @Override
  public void callStarted(CommandContext context) {
    started.incrementAndGet();
  }

  @Override
  public void callEnded(CommandContext context, ServerCallEnd end) {
    AtomicLong ended =
        end.error() == null
            ? answered
            : end.error().equals(ErrorCode.CANCELLED) ? cancelled : failed;
    ended.incrementAndGet();
  }

  /** Returns the number, on a handler thread. */
  @WireCommand("echo")
  public int echo(int number) {
    return number;
  }

  /** Returns the number, on the event loop. */
  @WireCommand(value = "echo-at-once", nonBlocking = true)
  public int echoAtOnce(int number) {
    return number;
  }

  /** Sleeps on a handler thread, unless it is interrupted. */
  @WireCommand("sleep")
  public int sleep(int millis) throws InterruptedException {
    Thread.sleep(millis);
    return millis;
  }

  /** Returns a stage that only a cancel completes. */
  @WireCommand("never")
  public CompletionStage<Integer> never(CommandContext context) {
    CompletableFuture<Integer> stage = new CompletableFuture<>();
    waiting.incrementAndGet();
    context.onCancel(
        reason -> {
          if (stage.cancel(false)) {
            waiting.decrementAndGet();
          }
        });
    return stage;
  }

  /** Fails, as it is told to. */
  @WireCommand("refuse")
  public int refuse(int number) {
    throw new CommandException("conflict", "number " + number);
  }

  /** Returns a stream of bytes that the client knows. */
  @WireCommand("download")
  public InputStream download(int seed, long size) {
    streams.incrementAndGet();
    return new Pattern(seed, size) {
      private boolean closed;

      @Override
      public void close() {
        if (!closed) {
          closed = true;
          streams.decrementAndGet();
        }
      }
    };
  }

  /** Returns the numbers from 0 to a count. */
  @WireCommand("numbers")
  public Stream<Long> numbers(long count) {
    streams.incrementAndGet();
    return LongStream.range(0, count).boxed().onClose(streams::decrementAndGet);
  }

  /** Reads a stream of bytes that it knows, and returns how many there were; -1 for others. */
  @WireCommand("upload")
  public long upload(int seed, InputStream data) throws IOException {
    return SoakClient.read(seed, data, Long.MAX_VALUE);
  }

  /** Returns the books, in which this call runs, and its connection is open. */
  @WireCommand("books")
  public Books books() {
    UnixOperatingSystemMXBean system =
        (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Books(
        started.get(),
        answered.get(),
        failed.get(),
        cancelled.get(),
        connections.get(),
        streams.get(),
        waiting.get(),
        ProcessAccount.HEAP.held(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        system.getOpenFileDescriptorCount());
  }
}
