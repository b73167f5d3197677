package dev.wirecommand.contract;

import dev.wirecommand.Permission;
import dev.wirecommand.WireCommand;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.CommandProgress;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.RateLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The commands with which transports are tested. Tests observe the commands only through other
 * commands, because the server may be another process.
 */
public final class ContractCommands {
  /** The limits of the tested servers. A test sends many pings at once. */
  static final Limits LIMITS =
      Limits.builder().rates(RateLimits.builder().pings(100_000).build()).build();

  private final ConcurrentMap<String, CompletableFuture<String>> seen = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, CountDownLatch> begun = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, CountDownLatch> released = new ConcurrentHashMap<>();

  private final ConcurrentMap<String, Pattern> named = new ConcurrentHashMap<>();

  private volatile Callable<Boolean> draining = () -> false;

  /** Returns a result that depends on all arguments. */
  public record Mixed(String key, long sum, byte[] joined) {
    static Mixed of(String key, int n, List<byte[]> nodes) {
      int length = nodes.stream().mapToInt(node -> node.length).sum();
      ByteBuffer joined = ByteBuffer.allocate(length);
      nodes.forEach(joined::put);
      return new Mixed(key + ":" + n, (long) n + length + key.length(), joined.array());
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Mixed other
          && key.equals(other.key)
          && sum == other.sum
          && Arrays.equals(joined, other.joined);
    }

    @Override
    public int hashCode() {
      return key.hashCode();
    }
  }

  /** The peer as a handler sees it. */
  public record Seen(String transport, String identity, String permission) {}

  @WireCommand(value = "mix", nonBlocking = true)
  Mixed mix(String key, int n, List<byte[]> nodes) {
    return Mixed.of(key, n, nodes);
  }

  @WireCommand("mix-blocking")
  Mixed mixBlocking(String key, int n, List<byte[]> nodes) {
    return Mixed.of(key, n, nodes);
  }

  @WireCommand("mix-later")
  CompletionStage<Mixed> mixLater(String key, int n, List<byte[]> nodes) {
    return CompletableFuture.supplyAsync(() -> Mixed.of(key, n, nodes));
  }

  @WireCommand(value = "write", permission = Permission.WRITE, nonBlocking = true)
  String write(String text) {
    return "written: " + text;
  }

  @WireCommand("fail")
  void fail(String code, String message) {
    throw new CommandException(code, message, new CborValue.Text("details of " + code));
  }

  @WireCommand("crash")
  void crash() {
    throw new IllegalStateException("a secret");
  }

  @WireCommand("say")
  String say(String what, CommandContext context) {
    context.text("%s, said %s", what, 1);
    try (CommandProgress progress = context.progress("saying").total(2).unit("words")) {
      progress.item(what).position(1);
      context.text("100%%");
      progress.item(null).position(2);
    }
    return what;
  }

  @WireCommand(value = "who", nonBlocking = true)
  Seen who(CommandContext context) {
    return new Seen(
        context.peer().transport().name(),
        String.valueOf(context.peer().identity()),
        context.permission().name());
  }

  /** Waits until it is released or interrupted, and records which it was. */
  @WireCommand("hold")
  String hold(String name, CommandContext context) throws InterruptedException {
    latch(begun, name).countDown();
    try {
      latch(released, name).await();
      return "released " + name;
    } catch (InterruptedException e) {
      word(name).complete("interrupted " + context.cancelReason());
      throw e;
    }
  }

  /** Does the same as {@code hold} without blocking a thread. */
  @WireCommand("hold-later")
  CompletionStage<String> holdLater(String name, CommandContext context) {
    CompletableFuture<String> result = new CompletableFuture<>();
    context.onCancel(
        reason -> {
          word(name).complete("cancelled " + reason);
          result.cancel(false);
        });
    latch(begun, name).countDown();
    return result;
  }

  @WireCommand("release")
  void release(String name) {
    latch(released, name).countDown();
  }

  /** Waits until the call with this name has started. */
  @WireCommand("begun")
  void begun(String name) throws InterruptedException {
    latch(begun, name).await();
  }

  /** Waits until the call with this name has recorded how it ended. */
  @WireCommand("seen")
  CompletionStage<String> seen(String name) {
    return word(name);
  }

  @WireCommand("digest")
  byte[] digest(InputStream data) {
    return Pattern.hash(data);
  }

  /** Does the same as {@code digest}, several times more slowly than data can be sent. */
  @WireCommand("digest-slowly")
  byte[] digestSlowly(InputStream data) throws IOException {
    MessageDigest digest = Pattern.sha256();
    MessageDigest waste = Pattern.sha256();
    byte[] buffer = new byte[16 * 1024];
    for (int n = data.read(buffer); n >= 0; n = data.read(buffer)) {
      digest.update(buffer, 0, n);
      for (int i = 0; i < 8; i++) {
        waste.update(buffer, 0, n);
      }
    }
    return digest.digest();
  }

  /** Does the same as {@code digest}, after it has been released. */
  @WireCommand("digest-when-released")
  byte[] digestWhenReleased(String name, InputStream data) throws InterruptedException {
    latch(begun, name).countDown();
    latch(released, name).await();
    return Pattern.hash(data);
  }

  @WireCommand("digest-published")
  CompletionStage<byte[]> digestPublished(Flow.Publisher<ByteBuffer> data) {
    MessageDigest digest = Pattern.sha256();
    return Subscribing.toEach(data, digest::update).thenApply(count -> digest.digest());
  }

  /** Returns after the first byte and does not read the others. */
  @WireCommand("first-byte")
  int firstByte(InputStream data) throws IOException {
    return data.read();
  }

  @WireCommand("bytes")
  InputStream bytes(long seed, long size) {
    return new Pattern(seed, size);
  }

  /** Does the same as {@code bytes}, and lets {@code position} tell how much has been read. */
  @WireCommand("named-bytes")
  InputStream namedBytes(String name, long seed, long size) {
    Pattern pattern = new Pattern(seed, size);
    named.put(name, pattern);
    return pattern;
  }

  /** Returns how many bytes of a stream this side has read so far. */
  @WireCommand(value = "position", nonBlocking = true)
  long position(String name) {
    return named.get(name).position();
  }

  @WireCommand(value = "bytes-published", nonBlocking = true)
  Flow.Publisher<ByteBuffer> bytesPublished(long seed, long size) {
    return new PublishedPattern(seed, size);
  }

  @WireCommand("channel")
  ReadableByteChannel channel(long seed, long size) {
    return Channels.newChannel(new Pattern(seed, size));
  }

  @WireCommand("chunks")
  Stream<byte[]> chunks(int count) {
    return Stream.iterate(0, i -> i + 1).limit(count).map(i -> ("chunk " + i + ";").getBytes());
  }

  @WireCommand("numbers")
  Stream<Long> numbers(long count) {
    return LongStream.range(0, count).boxed();
  }

  @WireCommand("numbers-iterator")
  Iterator<Long> numbersIterator(long count) {
    return LongStream.range(0, count).iterator();
  }

  @WireCommand("numbers-published")
  Flow.Publisher<Long> numbersPublished(long count) {
    return new Numbers(count);
  }

  @WireCommand("numbers-and-failure")
  Stream<Long> numbersAndFailure(long count) {
    return LongStream.iterate(0, i -> i + 1)
        .peek(
            i -> {
              if (i == count) {
                throw new CommandException("conflict", "no number " + i);
              }
            })
        .boxed();
  }

  /** Inverts bytes while they arrive. */
  @WireCommand("invert")
  InputStream invert(InputStream data) {
    return new FilterInputStream(data) {
      @Override
      public int read() throws IOException {
        int b = super.read();
        return b < 0 ? b : b ^ 0xFF;
      }

      @Override
      public int read(byte[] array, int offset, int length) throws IOException {
        int n = super.read(array, offset, length);
        for (int i = 0; i < n; i++) {
          array[offset + i] ^= (byte) 0xFF;
        }
        return n;
      }
    };
  }

  /** An endless stream that records when it is closed. */
  @WireCommand("endless")
  InputStream endless(String name) {
    latch(begun, name).countDown();
    return new FilterInputStream(new Pattern(name.hashCode(), Long.MAX_VALUE)) {
      @Override
      public void close() {
        word(name).complete("closed");
      }
    };
  }

  /** A stream of one byte that then blocks until it is interrupted. */
  @WireCommand("slow")
  InputStream slow(String name) {
    return new InputStream() {
      private boolean given;

      @Override
      public int read() throws IOException {
        if (!given) {
          given = true;
          return '!';
        }
        try {
          latch(released, name).await();
          return -1;
        } catch (InterruptedException e) {
          throw new java.io.InterruptedIOException();
        }
      }

      @Override
      public int read(byte[] array, int offset, int length) throws IOException {
        int b = read();
        if (b < 0) {
          return b;
        }
        array[offset] = (byte) b;
        return 1;
      }
    };
  }

  /** A stream of one byte whose next read ignores interrupts, and ends when it is closed. */
  @WireCommand("deaf")
  InputStream deaf(String name) {
    CountDownLatch closed = new CountDownLatch(1);
    return new InputStream() {
      private boolean given;

      @Override
      public int read() {
        throw new AssertionError("byte by byte");
      }

      @Override
      public int read(byte[] array, int offset, int length) {
        if (!given) {
          given = true;
          array[offset] = '!';
          return 1;
        }
        latch(begun, name).countDown();
        while (closed.getCount() > 0) {
          try {
            closed.await();
          } catch (InterruptedException e) {
            // Such a stream goes on reading.
          }
        }
        word(name).complete("ended");
        return -1;
      }

      @Override
      public void close() {
        closed.countDown();
      }
    };
  }

  /** Begins to drain its own server, which still answers this call. */
  @WireCommand("leave")
  String leave(CommandContext context) {
    context.drainServer(Duration.ofMinutes(1));
    return "leaving";
  }

  /** Does the same on the event loop. */
  @WireCommand(value = "leave-at-once", nonBlocking = true)
  String leaveAtOnce(CommandContext context) {
    return leave(context);
  }

  /** Drains its own server, and waits for all other connections. */
  @WireCommand("drain")
  boolean drain() throws Exception {
    return draining.call();
  }

  /** Sets how {@code drain} drains the server. */
  void drainBy(Callable<Boolean> way) {
    draining = way;
  }

  private CompletableFuture<String> word(String name) {
    return seen.computeIfAbsent(name, key -> new CompletableFuture<>());
  }

  private static CountDownLatch latch(ConcurrentMap<String, CountDownLatch> latches, String name) {
    return latches.computeIfAbsent(name, key -> new CountDownLatch(1));
  }
}
