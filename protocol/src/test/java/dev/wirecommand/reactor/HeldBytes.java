package dev.wirecommand.reactor;

import dev.wirecommand.fuzz.Finding;

/** An account whose balance is known: it never gives back more than was reserved. */
final class HeldBytes implements ByteAccount {
  private final long ceiling;
  private long held;

  HeldBytes(long ceiling) {
    this.ceiling = ceiling;
  }

  @Override
  public boolean reserve(long bytes) {
    Finding.unless(bytes >= 0, "reserves %d bytes", bytes);
    if (bytes > ceiling - held) {
      return false;
    }
    held += bytes;
    return true;
  }

  @Override
  public void release(long bytes) {
    Finding.unless(bytes >= 0 && bytes <= held, "releases %d of %d bytes", bytes, held);
    held -= bytes;
  }

  @Override
  public long ceiling() {
    return ceiling;
  }

  /** Returns how many bytes are reserved and not released. */
  long held() {
    return held;
  }
}
