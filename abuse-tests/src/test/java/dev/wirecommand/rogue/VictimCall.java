package dev.wirecommand.rogue;

import dev.wirecommand.Permission;
import dev.wirecommand.client.CallObserver;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.command.TextOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A way in which a victim calls a rogue server. */
enum VictimCall {
  /** A response that is collected. */
  COLLECT {
    @Override
    CompletableFuture<String> make(CommandClient client) {
      return client.call(named(CallOptions.NONE)).thenApply(reply -> reply.bytes().length + " B");
    }
  },

  /** A response that is collected and decoded. */
  TYPED {
    @Override
    CompletableFuture<String> make(CommandClient client) {
      return onThread(() -> new VictimCommandsClient(client).words().size() + " words");
    }
  },

  /** A stream that is read to its end. */
  STREAM {
    @Override
    CompletableFuture<String> make(CommandClient client) {
      return onThread(() -> read(new VictimCommandsClient(client).stream()));
    }
  },

  /** A stream of which nothing is read for a second. */
  UNREAD {
    @Override
    CompletableFuture<String> make(CommandClient client) {
      return onThread(
          () -> {
            try (InputStream stream = new VictimCommandsClient(client).stream()) {
              Thread.sleep(1_000);
              return "unread";
            } catch (IOException | InterruptedException e) {
              throw new AssertionError(e);
            }
          });
    }
  },

  /** Bytes that are published. */
  PUBLISH {
    @Override
    CompletableFuture<String> make(CommandClient client) {
      Counting subscriber = new Counting();
      new VictimCommandsClient(client).publish().subscribe(subscriber);
      return subscriber.outcome;
    }
  },

  /** Items that are read one by one. */
  ITEMS {
    @Override
    CompletableFuture<String> make(CommandClient client) {
      return onThread(
          () -> {
            int count = 0;
            for (Iterator<String> items = new VictimCommandsClient(client).items();
                items.hasNext();
                items.next()) {
              count++;
            }
            return count + " items";
          });
    }
  },

  /** A call whose text and progress are observed. */
  OBSERVE {
    @Override
    CompletableFuture<String> make(CommandClient client) {
      Observing observer = new Observing();
      return client
          .call(named(CallOptions.builder().observer(observer).build()))
          .thenApply(reply -> observer.told());
    }
  },

  /** A call with data that takes its time. */
  UPLOAD {
    @Override
    CompletableFuture<String> make(CommandClient client) {
      CommandCall call =
          new CommandCall(
              new CommandName("upload", Permission.READ),
              NO_ARGUMENTS,
              CommandData.of(new Slow()),
              CallOptions.NONE);
      return client.call(call).thenApply(reply -> reply.bytes().length + " B");
    }
  },

  /** A call that waits for half a second. */
  SHORT {
    @Override
    CompletableFuture<String> make(CommandClient client) {
      return client
          .call(named(CallOptions.builder().timeout(Duration.ofMillis(500)).build()))
          .thenApply(reply -> reply.bytes().length + " B");
    }
  },

  /** As many calls as there are ids, and one more. */
  EVERY_ID {
    @Override
    CompletableFuture<String> make(CommandClient client) {
      List<CompletableFuture<?>> calls = new ArrayList<>();
      for (int n = 0; n < IDS; n++) {
        calls.add(client.call(named(CallOptions.NONE)));
      }
      return onThread(
          () -> {
            String last = told(client.call(named(CallOptions.NONE)).thenApply(reply -> "answer"));
            String first = told(calls.get(0).thenApply(reply -> "answer"));
            long failed =
                calls.stream().filter(call -> told(call.thenApply(r -> "")).equals(first)).count();
            return last + " ; " + failed + " times " + first;
          });
    }
  };

  private static final byte[] NO_ARGUMENTS = {(byte) 0xA0};

  /** How many calls a connection may have at once. */
  static final int IDS = 32_768 - 16;

  /** Makes the call. The stage completes with what happened. */
  abstract CompletableFuture<String> make(CommandClient client);

  private static CommandCall named(CallOptions options) {
    return new CommandCall(
        new CommandName("bytes", Permission.READ), NO_ARGUMENTS, CommandData.none(), options);
  }

  private static CompletableFuture<String> onThread(Supplier<String> call) {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                outcome.complete(call.get());
              } catch (Throwable e) {
                outcome.completeExceptionally(e);
              }
            });
    thread.start();
    return outcome;
  }

  private static String read(InputStream stream) {
    try (stream) {
      long count = 0;
      byte[] buffer = new byte[8192];
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        count += n;
      }
      return count + " B";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end of a call, and returns what happened. */
  static String told(CompletableFuture<String> call) {
    try {
      return call.join();
    } catch (CompletionException e) {
      Throwable failure = e.getCause();
      String code = failure instanceof CommandException error ? " (" + error.code() + ")" : "";
      return failure.getClass().getSimpleName() + code + ": " + failure.getMessage();
    }
  }

  /** Counts published bytes. */
  private static final class Counting implements Flow.Subscriber<ByteBuffer> {
    private final CompletableFuture<String> outcome = new CompletableFuture<>();
    private long count;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      count += bytes.remaining();
    }

    @Override
    public void onError(Throwable failure) {
      outcome.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      outcome.complete(count + " B");
    }
  }

  /** Counts text and progress. */
  private static final class Observing implements CallObserver {
    private final AtomicLong texts = new AtomicLong();
    private final AtomicLong updates = new AtomicLong();
    private volatile int longest;

    @Override
    public void text(TextOutput text) {
      texts.incrementAndGet();
      longest = Math.max(longest, text.render(65_536).length());
    }

    @Override
    public void progress(ProgressUpdate update) {
      updates.incrementAndGet();
    }

    private String told() {
      return texts + " texts of at most " + longest + ", " + updates + " updates";
    }
  }

  /** Two bytes, of which the second one never comes. */
  private static final class Slow extends InputStream {
    private boolean given;
    private boolean closed;

    @Override
    public synchronized int read() throws IOException {
      while (given && !closed) {
        try {
          wait();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      given = true;
      return closed ? -1 : 1;
    }

    @Override
    public int read(byte[] array, int offset, int length) throws IOException {
      int next = read();
      if (next < 0) {
        return -1;
      }
      array[offset] = (byte) next;
      return 1;
    }

    @Override
    public synchronized void close() {
      closed = true;
      notifyAll();
    }
  }
}
