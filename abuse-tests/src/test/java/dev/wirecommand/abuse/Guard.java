package dev.wirecommand.abuse;

import java.util.Map;

/** A guard against an abuser, and the way to remove it, which shows that a test needs it. */
sealed interface Guard {
  /** Settings that are raised to their maximum. */
  record Raised(Map<Setting, Long> settings) implements Guard {
    @Override
    public String toString() {
      return settings.keySet().toString();
    }
  }

  /** Code without a setting, which is changed. */
  record Changed(Mutation mutation) implements Guard {
    @Override
    public String toString() {
      return mutation.toString();
    }
  }

  /**
   * More than one method, or none that could be left out.
   *
   * @param why says why there is nothing to take away
   */
  record Inherent(String why) implements Guard {}
}
