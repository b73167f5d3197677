package dev.wirecommand.link;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A handler that records the calls of a link as lines of text, with bytes as Latin-1. */
public final class RecordingHandler implements LinkHandler {
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  /** Waits for the next call. */
  public String take() throws InterruptedException {
    return events.take();
  }

  /** Returns whether there was no call since the last {@link #take}. */
  public boolean isQuiet() {
    return events.isEmpty();
  }

  @Override
  public void onBytes(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    events.add("bytes " + (length <= 32 ? text : text.charAt(0) + "*" + length));
    if (text.equals("fail")) {
      throw new IllegalStateException("as you wish");
    }
  }

  @Override
  public void onBatchEnd() {
    events.add("batch end");
  }

  @Override
  public void onWritable() {
    events.add("writable");
  }

  @Override
  public void onEndOfInput() {
    events.add("end of input");
  }

  @Override
  public void onClosed(@Nullable Throwable cause) {
    events.add("closed " + cause);
  }
}
