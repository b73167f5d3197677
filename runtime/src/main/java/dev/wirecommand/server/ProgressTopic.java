package dev.wirecommand.server;

import dev.wirecommand.command.CommandProgress;
import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.engine.SideOutput;
import org.jspecify.annotations.Nullable;

/** How far a call has come with one topic. */
final class ProgressTopic implements CommandProgress {
  private final ServerCall call;
  private final String topic;

  /* Guarded by this. */
  private long total;
  private @Nullable String unit;
  private @Nullable String item;
  private boolean begun;
  private boolean closed;

  ProgressTopic(ServerCall call, String topic) {
    // Checks the topic before anything is said of it.
    ProgressUpdate unused = new ProgressUpdate(topic, 0, 0, null, null);
    this.call = call;
    this.topic = topic;
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
    SideOutput output;
    synchronized (this) {
      if (closed) {
        return this;
      }
      begun = true;
      output = SideOutput.progress(new ProgressUpdate(topic, position, total, unit, item));
    }
    call.aside(output);
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
    call.aside(SideOutput.progress(ProgressUpdate.end(topic)));
  }
}
