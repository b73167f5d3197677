package dev.wirecommand.benchmarks.harness;

import java.util.Arrays;
import java.util.List;

/**
 * A place for a call in flight. When the answer is there, and is what the values ask for, the
 * source of calls may use the place for another call. Used by one thread at a time.
 */
public final class Call {
  private final CallSource source;
  private final Contender.Connection connection;
  private final int node;
  private final Size size;
  private final int place;
  private final long first;
  private long count;
  private long started;

  /* The values that were sent. */
  private String key = "";
  private int n;
  private List<byte[]> nodes = List.of();
  private byte[] packed = new byte[0];

  /**
   * @param place the number of this place, each of which has a range of values of its own
   * @param base the beginning of the ranges
   */
  Call(CallSource source, Contender.Connection connection, Size size, int place, long base) {
    this.source = source;
    this.connection = connection;
    this.size = size;
    this.node = size.node();
    this.place = place;
    this.first = base + ((long) place << 32);
  }

  int place() {
    return place;
  }

  /** Returns how many calls were answered. */
  long count() {
    return count;
  }

  /** Returns the time that was given to {@link #send}. */
  long started() {
    return started;
  }

  /**
   * Sends the call with values that no other call has.
   *
   * @param time the time from which the latency counts; ignored unless latencies are recorded
   */
  void send(long time) {
    started = time;
    connection.send(this);
  }

  private long number() {
    return first + count;
  }

  /** Creates the first of the values, which are new for each call. */
  public String key() {
    key = Values.key(number());
    return key;
  }

  /** Creates the second value. */
  public int n() {
    n = (int) Values.mix(number());
    return n;
  }

  /** Creates the last value. */
  public List<byte[]> nodes() {
    long number = number();
    nodes =
        List.of(
            node(number, 0), node(number, 1), node(number, 2), node(number, 3), node(number, 4));
    return nodes;
  }

  private byte[] node(long number, int index) {
    byte[] bytes = new byte[node];
    Values.fillNode(number * Values.NODES + index, bytes, 0, node);
    return bytes;
  }

  /**
   * Creates the values as bytes, for frameworks that carry nothing else. The caller may keep the
   * array.
   */
  public byte[] packed() {
    long number = number();
    byte[] bytes = new byte[size.packed()];
    Values.fillKey(number, bytes, 0);
    Values.fillNode(number, bytes, Values.KEY, bytes.length - Values.KEY);
    packed = bytes;
    return bytes;
  }

  /** Takes the answer to {@link #key}, {@link #n} and {@link #nodes}. */
  public void answered(String key, long sum, int count) {
    if (count == Values.NODES && key.equals(this.key) && sum == Values.sum(this.key, n, nodes)) {
      next();
    } else {
      failed(new AssertionError("sent " + this.key + ", was answered " + key + ", " + sum));
    }
  }

  /**
   * Takes the answer to {@link #packed} of a server that computes one: the key, and the hash of
   * all.
   */
  public void answeredPacked(byte[] answer) {
    if (answer.length == Values.KEY + Long.BYTES
        && Arrays.equals(packed, 0, Values.KEY, answer, 0, Values.KEY)
        && Values.getLong(answer, Values.KEY) == Values.hash(packed, 0, packed.length)) {
      next();
    } else {
      failed(new AssertionError("was answered something else than the key and the hash"));
    }
  }

  /** Computes the answer that {@link #answeredPacked} expects. For servers. */
  public static byte[] answerPacked(byte[] packed) {
    byte[] answer = Arrays.copyOf(packed, Values.KEY + Long.BYTES);
    Values.putLong(answer, Values.KEY, Values.hash(packed, 0, packed.length));
    return answer;
  }

  /** Takes the echo of {@link #key}, {@link #n} and {@link #nodes}, one after the other. */
  public void echoed(byte[] echo) {
    if (Values.isPacked(echo, key, n, nodes)) {
      next();
    } else {
      failed(new AssertionError("the echo was not what had been sent"));
    }
  }

  /** Takes the failure of the call. */
  public void failed(Throwable failure) {
    source.failed(failure);
  }

  private void next() {
    count++;
    source.answered(this);
  }
}
