package dev.wirecommand.benchmarks.commands;

import dev.wirecommand.WireCommand;
import dev.wirecommand.benchmarks.commands.Lookup.Found;
import dev.wirecommand.benchmarks.harness.Pattern;
import dev.wirecommand.benchmarks.harness.Values;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The measured call by a handler that may block. */
public final class BlockingLookup {
  @WireCommand("lookup")
  Found lookup(String key, int n, List<byte[]> nodes) {
    return new Found(key, Values.sum(key, n, nodes), nodes.size());
  }

  @WireCommand("download")
  InputStream download(long length) {
    return new PatternStream(length);
  }

  @WireCommand("upload")
  long upload(InputStream data) throws IOException {
    byte[] chunk = new byte[Pattern.PERIOD];
    long position = 0;
    for (int count = data.read(chunk); count >= 0; count = data.read(chunk)) {
      if (!Pattern.matches(position, chunk, 0, count)) {
        throw new IOException("other bytes came after " + position);
      }
      position += count;
    }
    return position;
  }
}
