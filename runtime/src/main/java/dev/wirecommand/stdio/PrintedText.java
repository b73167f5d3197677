package dev.wirecommand.stdio;

import dev.wirecommand.command.CommandContext;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where what is printed goes while the standard output carries frames: as text output to whoever
 * asked for what the printing thread does, and to the standard error output where nobody did.
 */
final class PrintedText extends OutputStream {
  /** Fits a frame, whatever the text is encoded to. */
  private static final int PIECE = 8 * 1024;

  private static final byte[] NOTHING = new byte[0];

  private final Supplier<? extends @Nullable CommandContext> running;
  private final PrintStream otherwise;

  /** The beginning of a character that was printed a byte at a time. */
  private final ThreadLocal<byte[]> begun = ThreadLocal.withInitial(() -> NOTHING);

  /**
   * @param running the call that the current thread works for, if any
   * @param otherwise where the rest goes
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
      // A print statement is not to fail for the peer's sake, nor its text to be lost.
      otherwise.write(text, from, to - from);
      otherwise.flush();
    }
  }
}
