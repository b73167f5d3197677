package dev.wirecommand.testing.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingHandlerTest {
  private final RecordingHandler handler = new RecordingHandler();

  private void bytes(String text) {
    byte[] bytes = (" " + text).getBytes(ISO_8859_1);
    handler.onBytes(bytes, 1, bytes.length - 1);
  }

  @Test
  void eachCallIsALine() throws InterruptedException {
    bytes("hello");
    bytes("a".repeat(32));
    bytes("a".repeat(33));
    handler.onBatchEnd();
    handler.onWritable();
    handler.onEndOfInput();
    handler.onClosed(null);
    handler.onClosed(new IOException("reset"));
    List<String> lines = new ArrayList<>();
    while (!handler.isQuiet()) {
      lines.add(handler.take());
    }
    assertThat(lines)
        .containsExactly(
            "bytes hello",
            "bytes " + "a".repeat(32),
            "bytes a*33",
            "batch end",
            "writable",
            "end of input",
            "closed null",
            "closed java.io.IOException: reset");
  }
}
