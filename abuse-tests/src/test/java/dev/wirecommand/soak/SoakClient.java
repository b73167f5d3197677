package dev.wirecommand.soak;

import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.netty.NettyClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Calls a server from some threads until its input ends: calls of all kinds, with deadlines, of
 * which some are cancelled, read in part, or lose their connection. Then it prints its books.
 */
final class SoakClient {
  /** The line that a client prints when it has connected to the server. */
  static final String RUNNING = "running";

  private static final int THREADS = 4;
  private static final int PENDING = 20;
  private static final int CALLS_OF_A_CONNECTION = 200;

  private final InetSocketAddress address;
  private final Random random;
  private final ClientBooks books;
  private final Deque<CompletableFuture<?>> pending = new ArrayDeque<>();

  private SoakClient(InetSocketAddress address, long seed, ClientBooks books) {
    this.address = address;
    this.random = new Random(seed);
    this.books = books;
  }

  /**
   * Runs the client.
   *
   * @param arguments the server's port, and a seed
   */
  public static void main(String[] arguments) throws Exception {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    long seed = Long.parseLong(arguments[1]);
    ClientBooks books = new ClientBooks();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      SoakClient client = new SoakClient(address, seed * THREADS + i, books);
      Thread thread = new Thread(client::run);
      thread.start();
      threads.add(thread);
    }
    try (CommandClient connection = NettyClient.connect(address, options().build())) {
      new SoakCommandsClient(connection).echo(1);
    }
    System.out.println(RUNNING);
    while (System.in.read() >= 0) {
      // The input ends when the parent says so, or has ended.
    }
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(books.line());
  }

  /** Options with which a client of a loaded machine waits for its connection. */
  static ClientOptions.Builder options() {
    return ClientOptions.builder().connectTimeout(Duration.ofMinutes(2));
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        ClientOptions options = options().listener(books).build();
        try (CommandClient connection = NettyClient.connect(address, options)) {
          SoakCommandsClient client = new SoakCommandsClient(connection);
          int calls = random.nextInt(CALLS_OF_A_CONNECTION);
          for (int i = 0; i < calls && !Thread.currentThread().isInterrupted(); i++) {
            call(client);
          }
          // What is pending loses its connection, or is answered before, half of the times each.
          if (random.nextBoolean()) {
            pending.removeIf(CompletableFuture::isDone);
            pending.forEach(call -> call.cancel(true));
          }
        }
        pending.clear();
      }
    } catch (IOException | RuntimeException | Error e) {
      if (!Thread.currentThread().isInterrupted()) {
        books.wrong("ends with " + e);
      }
    }
  }

  private void call(SoakCommandsClient plain) {
    SoakCommandsClient client =
        random.nextInt(4) > 0
            ? plain
            : plain.with(
                CallOptions.builder().timeout(Duration.ofMillis(1 + random.nextInt(200))).build());
    int number = random.nextInt(1_000_000);
    try {
      switch (random.nextInt(10)) {
        case 0, 1 -> keep(client.async().echo(number), number);
        case 2, 3 -> keep(client.async().echoAtOnce(number), number);
        case 4 -> {
          int millis = random.nextInt(50);
          keep(client.async().sleep(millis), millis);
        }
        case 5 -> keep(client.async().never(), -1);
        case 6 -> keep(client.async().refuse(number), -1);
        case 7 -> download(client);
        case 8 -> upload(client);
        default -> numbers(client);
      }
    } catch (CommandException | ConnectionException | UncheckedIOException e) {
      // It has failed as some must: by its deadline, for example.
    }
    if (pending.size() > PENDING || random.nextInt(6) == 0) {
      pending.removeIf(CompletableFuture::isDone);
      CompletableFuture<?> one = random.nextBoolean() ? pending.pollFirst() : pending.pollLast();
      if (one != null) {
        one.cancel(true);
      }
    }
  }

  /** Checks what a call returns, if it returns anything. */
  private void keep(CompletionStage<Integer> stage, int expected) {
    CompletableFuture<Integer> call = stage.toCompletableFuture();
    books.made.incrementAndGet();
    CompletableFuture<Integer> unused =
        call.whenComplete(
            (result, failure) -> {
              books.completed.incrementAndGet();
              if (failure == null && result != expected) {
                books.wrong(result + " instead of " + expected);
              }
            });
    pending.add(call);
  }

  private void download(SoakCommandsClient client) {
    int seed = random.nextInt();
    long size = random.nextInt(2_000_000);
    long wanted = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(200_000);
    try (InputStream stream = client.download(seed, size)) {
      long read = read(seed, stream, wanted);
      if (read < 0 || (read < size && read < wanted)) {
        books.wrong("a download of " + size + " gives " + read);
      }
    } catch (IOException e) {
      // It has failed as some must.
    }
  }

  private void upload(SoakCommandsClient client) {
    int seed = random.nextInt();
    long size = random.nextInt(1_000_000);
    long read = client.upload(seed, new Pattern(seed, size));
    if (read != size) {
      books.wrong("an upload of " + size + " gives " + read);
    }
  }

  private void numbers(SoakCommandsClient client) {
    int count = random.nextInt(5000);
    int wanted = random.nextInt(10_000);
    try (Stream<Long> numbers = client.numbers(count)) {
      Iterator<Long> each = numbers.iterator();
      int n = 0;
      while (n < wanted && each.hasNext()) {
        if (each.next() != n++) {
          books.wrong("another number than " + n);
        }
      }
      if (n != Math.min(wanted, count)) {
        books.wrong(count + " numbers give " + n);
      }
    }
  }

  /** Reads bytes of a pattern, and returns how many; -1 for other bytes. */
  static long read(int seed, InputStream stream, long wanted) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long position = 0;
    while (position < wanted) {
      int n = stream.read(buffer, 0, (int) Math.min(buffer.length, wanted - position));
      if (n < 0) {
        break;
      }
      for (int i = 0; i < n; i++) {
        if (buffer[i] != Pattern.at(seed, position++)) {
          return -1;
        }
      }
    }
    return position;
  }
}
