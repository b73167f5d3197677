package dev.wirecommand.abuse;

import com.sun.management.ThreadMXBean;
import dev.wirecommand.Arg;
import dev.wirecommand.Permission;
import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;

/** The commands of a server that is attacked. */
public final class AbusedCommands {
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

  /** Returns the length of the text. */
  @WireCommand("length")
  public int length(String text) {
    return text.length();
  }

  /** Returns as many bytes as asked for, at once. */
  @WireCommand("answer")
  public byte[] answer(int bytes) {
    return new byte[bytes];
  }

  /** Returns a stream of as many bytes as asked for. */
  @WireCommand("download")
  public InputStream download(long bytes) {
    return new Zeros(bytes);
  }

  /** Returns how many streams of so many bytes are not closed. */
  @WireCommand("downloads")
  public int downloads(long bytes) {
    return Zeros.open(bytes);
  }

  /** Reads all data, and returns how many bytes it was. */
  @WireCommand("upload")
  public long upload(InputStream data) throws IOException {
    return data.transferTo(OutputStream.nullOutputStream());
  }

  /** Takes all data as an array, and returns its length. */
  @WireCommand("collect")
  public int collect(CommandData data) {
    return data.toByteArray().length;
  }

  /** Returns how many different texts there are. */
  @WireCommand("count-texts")
  public int countTexts(Set<String> texts) {
    return texts.size();
  }

  /** Returns how many different values there are. */
  @WireCommand("count-pairs")
  public int countPairs(Set<Pair> pairs) {
    return pairs.size();
  }

  /** Returns how many keys there are. */
  @WireCommand("count-keys")
  public int countKeys(Map<String, Integer> keys) {
    return keys.size();
  }

  /** A value whose hash a peer can choose. */
  public record Pair(int a, int b) {}

  /** Returns the number, if the peer may change something. */
  @WireCommand(value = "change", permission = Permission.WRITE)
  public int change(int number) {
    return number;
  }

  /** Prints a text where a connection over standard streams has its frames. */
  @WireCommand("print")
  public int print(String text) {
    System.out.print(text);
    System.out.flush();
    return text.length();
  }

  /** Sleeps until it is interrupted, and reads none of its data. */
  @WireCommand("sleep-with")
  public void sleepWith(InputStream data) throws InterruptedException {
    Thread.sleep(Long.MAX_VALUE);
  }

  /** Sleeps until it is interrupted. */
  @WireCommand("sleep")
  public void sleep() throws InterruptedException {
    Thread.sleep(Long.MAX_VALUE);
  }

  /** Takes three seconds, and ignores interrupts. */
  @WireCommand("stubborn")
  public void stubborn() {
    long end = System.nanoTime() + 3_000_000_000L;
    for (long left = 1; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      boolean ignored = Thread.interrupted();
    }
  }

  /** Returns a stage that never completes. */
  @WireCommand("never")
  public CompletionStage<String> never() {
    return new CompletableFuture<>();
  }

  /** Throws an unexpected exception. */
  @WireCommand("fail")
  public void fail() {
    throw new IllegalStateException("this handler always fails");
  }

  /** Throws an application error with the message. */
  @WireCommand("refuse")
  public void refuse(@Arg("message") String message) {
    throw new CommandException("conflict", message);
  }

  /** Runs out of memory. */
  @WireCommand("exhaust")
  public int exhaust() {
    return new long[Integer.MAX_VALUE - 8].length;
  }

  /** Overflows the stack. */
  @WireCommand("recurse")
  public int recurse(int depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
  }

  /** Returns what the server does now. */
  @WireCommand(value = "counts", nonBlocking = true)
  public Counts counts() {
    return Counts.now();
  }

  /** Returns how many bytes the threads of the process have allocated since they began. */
  @WireCommand("allocated")
  public long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
  }

  /** Returns what the process uses now, after a collection of garbage. */
  @WireCommand("usage")
  public Usage usage() {
    return Usage.now();
  }
}
