package dev.wirecommand.reactor;

import dev.wirecommand.text.SideOutputRules;
import org.jspecify.annotations.Nullable;

/** A progress update, as the rules allow it. */
record Progress(
    String topic, long position, long total, @Nullable String label, @Nullable String item) {
  static final long END = -1;

  Progress {
    SideOutputRules.checkProgress(topic, position, total, label, item);
  }
}
