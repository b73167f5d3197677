package dev.wirecommand.server;

import dev.wirecommand.command.CommandProgress;
import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.engine.SideOutput;
import dev.wirecommand.text.EscapedText;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A sender of a call's progress updates for one topic. Safe for use by any thread. */
final class ProgressTopic implements CommandProgress {
  /** The maximum length of the topic in {@link #toString}, in characters. */
  private static final int LONGEST_SHOWN = 200;

  private final String topic;
  private final Consumer<SideOutput> output;

  /* Guarded by this. */
  private long total;
  private @Nullable String unit;
  private @Nullable String item;
  private boolean begun;
  private boolean closed;

  ProgressTopic(String topic, Consumer<SideOutput> output) {
    // Checks the topic before anything is said of it.
    ProgressUpdate unused = new ProgressUpdate(topic, 0, 0, null, null);
    this.topic = topic;
    this.output = output;
  }

  @Override
  public synchronized CommandProgress total(long value) {
    ProgressUpdate checked = new ProgressUpdate(topic, 0, value, unit, item);
    total = checked.total();
    return this;
  }

  @Override
  public synchronized CommandProgress unit(@Nullable String value) {
    unit = new ProgressUpdate(topic, 0, total, value, item).unit();
    return this;
  }

  @Override
  public synchronized CommandProgress item(@Nullable String value) {
    item = new ProgressUpdate(topic, 0, total, unit, value).item();
    return this;
  }

  @Override
  public CommandProgress position(long position) {
    if (position < 0) {
      throw new IllegalArgumentException("progress position must be 0 or more, is " + position);
    }
    SideOutput payload;
    synchronized (this) {
      if (closed) {
        return this;
      }
      begun = true;
      payload = SideOutput.progress(new ProgressUpdate(topic, position, total, unit, item));
    }
    output.accept(payload);
    return this;
  }

  /** Returns the topic for a person to read. */
  @Override
  public String toString() {
    return "progress of " + EscapedText.of(topic, LONGEST_SHOWN);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed || !begun) {
        closed = true;
        return;
      }
      closed = true;
    }
    output.accept(SideOutput.progress(ProgressUpdate.end(topic)));
  }
}
