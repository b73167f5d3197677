package dev.wirecommand.schema;

import java.util.Random;

/**
 * Runs a property on seeded random input. The seeds are the same in each run; {@code
 * -Dwirecommand.seed=N} runs only one, and a failure names its seed.
 */
public final class Seeds {
  private static final String PROPERTY = "wirecommand.seed";

  /** A property that must hold for all random numbers. */
  public interface Property {
    void check(Random random) throws Exception;
  }

  private Seeds() {}

  public static void each(int rounds, Property property) {
    Long fixed = Long.getLong(PROPERTY);
    if (fixed != null) {
      run(fixed, property);
      return;
    }
    for (long seed = 1; seed <= rounds; seed++) {
      run(seed, property);
    }
  }

  private static void run(long seed, Property property) {
    try {
      property.check(new Random(seed));
    } catch (Throwable failure) {
      throw new AssertionError("with -D" + PROPERTY + "=" + seed + ": " + failure, failure);
    }
  }
}
