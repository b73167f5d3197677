package dev.wirecommand.benchmarks.harness;

/**
 * So many bytes of {@link Pattern}, in pieces as a subscriber asks for them; what reactive streams
 * of any kind have in common. Asked by one thread at a time.
 */
public abstract class PatternPieces {
  private final long length;
  private long position;
  private long demand;
  private boolean emitting;
  private boolean over;

  protected PatternPieces(long length) {
    this.length = length;
  }

  /** Gives the subscriber a range of {@link Pattern#bytes}. */
  protected abstract void give(int offset, int count);

  /** Tells the subscriber that this was all. */
  protected abstract void complete();

  /** Adds to the demand, as the subscriber asks. */
  public final void request(long count) {
    demand += Math.min(count, Long.MAX_VALUE - demand);
    if (emitting) {
      return; // The subscriber asks while it is given a piece.
    }
    emitting = true;
    while (demand > 0 && !over) {
      demand--;
      emit();
    }
    emitting = false;
  }

  private void emit() {
    int part = (int) Math.min(Pattern.PERIOD, length - position);
    int offset = Pattern.offset(position);
    position += part;
    give(offset, part);
    if (position == length && !over) {
      over = true;
      complete();
    }
  }

  /** Ends the pieces, as the subscriber asks. */
  public final void cancel() {
    over = true;
  }
}
