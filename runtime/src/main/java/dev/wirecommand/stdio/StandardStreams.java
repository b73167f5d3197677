package dev.wirecommand.stdio;

import dev.wirecommand.engine.CurrentCall;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The process's standard input and output. After they are claimed, no other code can use them. */
final class StandardStreams {
  private static final Object LOCK = new Object();
  private static @Nullable StandardStreams claimed;

  private final InputStream in;
  private final OutputStream out;
  private boolean used;

  private StandardStreams(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Claims the streams, so that no other code uses them, and returns them. The first call also
   * replaces {@code System.in} and {@code System.out}.
   */
  static StandardStreams claim() {
    synchronized (LOCK) {
      StandardStreams streams = claimed;
      if (streams == null) {
        // Channels, because an interrupt wakes their reads and writes.
        streams =
            new StandardStreams(
                Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel()),
                Channels.newOutputStream(new FileOutputStream(FileDescriptor.out).getChannel()));
        System.setOut(
            new PrintStream(
                new PrintedText(CurrentCall::current, System.err), true, StandardCharsets.UTF_8));
        System.setIn(InputStream.nullInputStream());
        claimed = streams;
      }
      return streams;
    }
  }

  /**
   * Reserves the streams for a connection. Throws an exception if another connection has used them.
   */
  void use() {
    synchronized (LOCK) {
      if (used) {
        throw new IllegalStateException(
            "the standard streams are served on already; a process has one such connection");
      }
      used = true;
    }
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }
}
