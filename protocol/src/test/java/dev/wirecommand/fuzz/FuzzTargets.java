package dev.wirecommand.fuzz;

import java.util.List;

/** All that is fuzzed in a module. The class has a constructor without parameters. */
public interface FuzzTargets {
  /**
   * Returns the targets, whose names differ.
   *
   * @return an immutable list
   */
  List<FuzzTarget> targets();
}
