package dev.wirecommand.engine;

/**
 * Decides whether a connection reads input. The connection reads while the gate is open. The gate
 * is open while there is no reason not to read. Used on the event loop.
 */
public final class ReadGate {
  private final Runnable onChange;
  private int closed;

  /**
   * Makes an open gate.
   *
   * @param onChange called whenever the gate has opened or closed
   */
  public ReadGate(Runnable onChange) {
    this.onChange = onChange;
  }

  /** Closes the gate, or adds a further reason to keep it closed. */
  public void close() {
    closed++;
    if (closed == 1) {
      onChange.run();
    }
  }

  /** Removes one reason to keep the gate closed, and opens the gate if none is left. */
  public void open() {
    closed--;
    if (closed == 0) {
      onChange.run();
    }
  }

  /** Returns whether the gate is open. */
  public boolean isOpen() {
    return closed == 0;
  }
}
