package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;

/** One stream of bytes, one way. */
final class TransferExperiment implements Experiment {
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

  private final String title;
  private final Pairs pairs;
  private final Way way;

  TransferExperiment(String title, Pairs pairs, Way way) {
    this.title = title;
    this.pairs = pairs;
    this.way = way;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public void begin(Contender contender) throws IOException, WorkerException, InterruptedException {
    pairs.of(contender).client().ask("connect 1");
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
    return pairs.of(contender).client().askNumbers(way.command + LENGTH)[0];
  }

  @Override
  public void end(Contender contender) throws IOException, WorkerException, InterruptedException {
    pairs.of(contender).client().ask("close");
  }

  @Override
  public void giveUp(Contender contender) {
    pairs.discard(contender);
  }
}
