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

/** The process's standard streams, taken away from everybody else. */
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

  /** Takes the streams, if that has not been done. */
  static StandardStreams claim() {
    synchronized (LOCK) {
      StandardStreams streams = claimed;
      if (streams == null) {
        // By way of channels, whose reads and writes an interrupt wakes.
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

  /** Marks the streams as served on: two connections can't share them. */
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
