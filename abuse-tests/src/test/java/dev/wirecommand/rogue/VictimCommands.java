package dev.wirecommand.rogue;

import dev.wirecommand.WireCommand;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;

/** The commands that a victim calls. Only {@link #echo} is ever called on a good server. */
final class VictimCommands {
  /** Returns the number. */
  @WireCommand("echo")
  int echo(int number) {
    return number;
  }

  /** Returns words. */
  @WireCommand("words")
  List<String> words() {
    return List.of();
  }

  /** Returns bytes. */
  @WireCommand("bytes")
  byte[] bytes() {
    return new byte[0];
  }

  /** Returns a stream of bytes. */
  @WireCommand("stream")
  InputStream stream() {
    return InputStream.nullInputStream();
  }

  /** Publishes bytes. */
  @WireCommand("publish")
  Flow.Publisher<ByteBuffer> publish() {
    throw new UnsupportedOperationException("the good server is not asked for this");
  }

  /** Returns items. */
  @WireCommand("items")
  Iterator<String> items() {
    return List.<String>of().iterator();
  }

  /** Takes data. */
  @WireCommand("upload")
  long upload(InputStream data) {
    return 0;
  }
}
