package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;

/** One stream of bytes, one way. */
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
  private static final int WARM_UPS = 3;
  private static final double NANOS = 1e9;

  private final Way way;

  TransferExperiment(String title, Pairs pairs, Way way) {
    super(title, pairs);
    this.way = way;
  }

  @Override
  public void begin(Contender contender) throws IOException, WorkerException, InterruptedException {
    pair(contender).client().ask("connect 1");
    for (int i = 0; i < WARM_UPS; i++) {
      transfer(contender);
    }
  }

  @Override
  public Slice slice(Contender contender)
      throws IOException, WorkerException, InterruptedException {
    return Slice.of(Measure.TRANSFERRED, LENGTH / (transfer(contender) / NANOS));
  }

  private long transfer(Contender contender)
      throws IOException, WorkerException, InterruptedException {
    return pair(contender).client().askNumbers(way.command + LENGTH)[0];
  }
}
