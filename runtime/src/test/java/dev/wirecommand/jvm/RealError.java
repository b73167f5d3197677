package dev.wirecommand.jvm;

/** Errors that really happen. */
public enum RealError {
  /** There is no memory for an array. */
  OUT_OF_MEMORY {
    @Override
    public int happen() {
      return new long[Integer.MAX_VALUE - 8].length;
    }
  },

  /** A method calls itself without end. */
  STACK_OVERFLOW {
    @Override
    public int happen() {
      return recurse(0);
    }

    private int recurse(int depth) {
      return depth < 0 ? 0 : recurse(depth + 1) + 1;
    }
  },

  /** A class fails to be initialized. */
  LINKAGE {
    @Override
    public int happen() {
      return Broken.VALUE;
    }
  },

  /** An assertion does not hold. */
  ASSERTION {
    @Override
    public int happen() {
      throw new AssertionError("this never holds");
    }
  };

  private static final class Broken {
    static final int VALUE = fail();

    private static int fail() {
      throw new IllegalStateException("this class cannot be initialized");
    }
  }

  /** Makes the error happen. Never returns; the result is there to be used, so that it must. */
  public abstract int happen();
}
