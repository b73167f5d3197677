package dev.wirecommand.stdio;

import dev.wirecommand.transport.LoopErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A reader of the standard error output of a child process. It passes each line to a listener, on
 * its own thread.
 */
final class ErrorLines {
  private static final Logger LOG = System.getLogger(ErrorLines.class.getName());

  /**
   * The maximum length of a line, in characters. The listener receives a longer line in parts, so
   * that a child cannot fill the memory.
   */
  static final int LONGEST = 8 * 1024;

  private final InputStream in;
  private final Consumer<? super String> listener;
  private final Thread thread;

  ErrorLines(InputStream in, Consumer<? super String> listener, String threadName) {
    this.in = in;
    this.listener = listener;
    this.thread = new Thread(this::run, threadName);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  Thread thread() {
    return thread;
  }

  private void run() {
    try (Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c != '\n') {
          line.append((char) c);
        }
        if (c == '\n' || line.length() == LONGEST) {
          notifyListener(line);
        }
      }
      if (line.length() > 0) {
        notifyListener(line);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the standard error output of a child can't be read any more", e);
    }
  }

  private void notifyListener(StringBuilder line) {
    String text = line.toString();
    line.setLength(0);
    try {
      listener.accept(text);
    } catch (Throwable e) {
      // Reading must continue, or the child would block on a full pipe.
      LoopErrors.report(LOG, "a listener to standard error output failed", e);
    }
  }
}
