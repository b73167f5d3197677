package dev.wirecommand.testing.wire;

import dev.wirecommand.link.LinkHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A handler that records the calls of a link as lines of text, for tests of a transport.
 *
 * <pre>{@code
 * RecordingHandler server = new RecordingHandler();
 * MyTransport.listen(() -> server);
 * socket.getOutputStream().write(new byte[] {'h', 'i'});
 * assertThat(server.take()).isEqualTo("bytes hi");
 * assertThat(server.take()).isEqualTo("batch end");
 * }</pre>
 *
 * <p>The lines are {@code bytes <text>}, {@code batch end}, {@code writable}, {@code end of input}
 * and {@code closed <cause>}. Safe for use by several threads.
 */
public final class RecordingHandler implements LinkHandler {
  private static final int SHOWN = 32;

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  /** Creates a handler that has recorded nothing. */
  public RecordingHandler() {}

  /**
   * Waits for the next call of the link.
   *
   * @return the line for it
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public String take() throws InterruptedException {
    return events.take();
  }

  /**
   * Tells whether there are no more calls to {@link #take}.
   *
   * @return whether all calls were taken
   */
  public boolean isQuiet() {
    return events.isEmpty();
  }

  /**
   * Records bytes as Latin-1 text; more than 32 of them as the first one, an asterisk and their
   * number, such as {@code bytes a*4096}.
   */
  @Override
  public void onBytes(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    events.add("bytes " + (length <= SHOWN ? text : text.charAt(0) + "*" + length));
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
