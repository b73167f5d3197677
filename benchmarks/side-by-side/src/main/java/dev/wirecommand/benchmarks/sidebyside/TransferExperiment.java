package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Streams of bytes, one way and one after the other, for as long as a slice is. */
final class TransferExperiment extends PairExperiment {
  /** Where the bytes go. */
  enum Way {
    DOWNLOAD("download "),
    UPLOAD("upload ");

    private final String command;

    Way(String command) {
      this.command = command;
    }
  }

  private static final long LENGTH = 256L << 20;
  private static final long WARM_UP_MILLIS = 2000;
  private static final double NANOS = 1e9;

  private final Way way;
  private final long millis;

  /**
   * @param millis how long a slice is at least
   */
  TransferExperiment(String title, Pairs pairs, Way way, long millis) {
    super(title, pairs);
    this.way = way;
    this.millis = millis;
  }

  @Override
  public void begin(Contender contender) throws IOException, WorkerException, InterruptedException {
    pair(contender).client().ask("connect 1");
    bytesPerSecond(contender, WARM_UP_MILLIS);
  }

  @Override
  public Slice slice(Contender contender)
      throws IOException, WorkerException, InterruptedException {
    return Slice.of(Measure.TRANSFERRED, bytesPerSecond(contender, millis));
  }

  /** One stream is over in less time than a processor needs to be given to somebody else. */
  private double bytesPerSecond(Contender contender, long atLeastMillis)
      throws IOException, WorkerException, InterruptedException {
    long least = TimeUnit.MILLISECONDS.toNanos(atLeastMillis);
    double bytes = 0;
    long nanos = 0;
    while (nanos < least) {
      nanos += pair(contender).client().askNumbers(way.command + LENGTH)[0];
      bytes += LENGTH;
    }
    return bytes / (nanos / NANOS);
  }
}
