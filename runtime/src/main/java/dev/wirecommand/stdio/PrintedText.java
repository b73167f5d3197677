package dev.wirecommand.stdio;

import dev.wirecommand.command.CommandContext;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stream that replaces {@code System.out} while standard output carries frames. Text that is
 * printed on the thread of a call becomes text output of the call; other text goes to standard
 * error.
 */
final class PrintedText extends OutputStream {
  /** The maximum number of bytes in one text output. Their encoding always fits into one frame. */
  private static final int PIECE = 8 * 1024;

  private static final byte[] NOTHING = new byte[0];

  private final Supplier<? extends @Nullable CommandContext> running;
  private final PrintStream otherwise;

  /** The first bytes of a character that the current thread has not finished printing. */
  private final ThreadLocal<byte[]> begun = ThreadLocal.withInitial(() -> NOTHING);

  /**
   * @param running returns the call that the current thread runs, or null
   * @param otherwise receives text that belongs to no call
   */
  PrintedText(Supplier<? extends @Nullable CommandContext> running, PrintStream otherwise) {
    this.running = running;
    this.otherwise = otherwise;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    CommandContext context = running.get();
    if (context == null) {
      otherwise.write(bytes, offset, length);
      otherwise.flush();
      return;
    }
    byte[] before = begun.get();
    byte[] text = Arrays.copyOf(before, before.length + length);
    System.arraycopy(bytes, offset, text, before.length, length);
    int whole = text.length - Utf8Tail.length(text, text.length);
    int from = 0;
    while (from < whole) {
      int to = Math.min(whole, from + PIECE);
      to -= Utf8Tail.length(text, to);
      send(context, text, from, to);
      from = to;
    }
    keep(Arrays.copyOfRange(text, whole, text.length));
  }

  private void keep(byte[] rest) {
    if (rest.length > 0) {
      begun.set(rest);
    } else {
      begun.remove();
    }
  }

  private void send(CommandContext context, byte[] text, int from, int to) {
    try {
      context.text("%s", new String(text, from, to - from, StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      // The call has ended. A print statement must not fail for that, nor its text be lost.
      otherwise.write(text, from, to - from);
      otherwise.flush();
    }
  }
}
