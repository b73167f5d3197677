package dev.wirecommand.benchmarks.harness;

/** The size of a call. */
public enum Size {
  /** Five nodes of 20 bytes. */
  SMALL(20),
  /** Five nodes of 200 bytes: 1 KiB in all. */
  KIB(200);

  private final int node;

  Size(int node) {
    this.node = node;
  }

  /** Returns the bytes of a node. */
  public int node() {
    return node;
  }

  /** Returns the bytes of a packed call: key, n and nodes. */
  public int packed() {
    return Values.KEY + Integer.BYTES + Values.NODES * node;
  }
}
