package dev.wirecommand.server;

import dev.wirecommand.command.CommandProgress;
import dev.wirecommand.reactor.Progress;
import dev.wirecommand.reactor.SidePayload;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The progress of a call with one topic. Safe for use by any thread. */
final class ProgressTopic implements CommandProgress {
  private final String topic;
  private final Consumer<SidePayload> output;

  /* Guarded by this. */
  private long total;
  private @Nullable String unit;
  private @Nullable String item;
  private boolean begun;
  private boolean closed;

  ProgressTopic(String topic, Consumer<SidePayload> output) {
    // Checks the topic before anything is said of it.
    Progress unused = new Progress(topic, 0, 0, null, null);
    this.topic = topic;
    this.output = output;
  }

  @Override
  public synchronized CommandProgress total(long value) {
    Progress checked = new Progress(topic, 0, value, unit, item);
    total = checked.total();
    return this;
  }

  @Override
  public synchronized CommandProgress unit(@Nullable String value) {
    unit = new Progress(topic, 0, total, value, item).label();
    return this;
  }

  @Override
  public synchronized CommandProgress item(@Nullable String value) {
    item = new Progress(topic, 0, total, unit, value).item();
    return this;
  }

  @Override
  public CommandProgress position(long position) {
    if (position < 0) {
      throw new IllegalArgumentException("progress position must be 0 or more, is " + position);
    }
    SidePayload payload;
    synchronized (this) {
      if (closed) {
        return this;
      }
      begun = true;
      payload = SidePayload.progress(new Progress(topic, position, total, unit, item));
    }
    output.accept(payload);
    return this;
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
    output.accept(SidePayload.progress(new Progress(topic, Progress.END, 0, null, null)));
  }
}
