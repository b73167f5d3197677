package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static final PrintStream NOWHERE =
      new PrintStream(java.io.OutputStream.nullOutputStream());

  private static LineReader reader(InputStream in, int maxBytes) throws Failure {
    return new LineReader(Source.open("-", new Console(in, NOWHERE, NOWHERE)), maxBytes);
  }

  private static List<String> lines(byte[] bytes) throws Failure {
    LineReader reader = reader(new ByteArrayInputStream(bytes), 100_000);
    List<String> lines = new ArrayList<>();
    for (String line = reader.next(); line != null; line = reader.next()) {
      lines.add(line);
      assertThat(reader.number()).isEqualTo(lines.size());
    }
    return lines;
  }

  private static List<String> lines(String text) throws Failure {
    return lines(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void onlyALineFeedEndsALine() throws Failure {
    assertThat(lines("")).isEmpty();
    assertThat(lines("a")).containsExactly("a");
    assertThat(lines("a\n")).containsExactly("a");
    assertThat(lines("\n\na")).containsExactly("", "", "a");
    assertThat(lines("a\rb\u0085c\u2028d\n")).containsExactly("a\rb\u0085c\u2028d");
  }

  @Test
  void aCarriageReturnBeforeItIsDropped() throws Failure {
    assertThat(lines("a\r\n\r\nb\r\r\nc\r")).containsExactly("a", "", "b\r", "c");
  }

  @Test
  void linesSpanChunks() throws Failure {
    // The reader's chunks have 8,192 bytes, so they end within characters, at line feeds and beside
    // them.
    for (int length = 8_180; length < 8_200; length++) {
      String first = "x".repeat(length);
      assertThat(lines(first + "\u00fc\n\u4e2d\n")).containsExactly(first + "\u00fc", "\u4e2d");
    }
  }

  @Test
  void inputOfAnyChunkingGivesTheSameLines() throws Failure {
    byte[] bytes = "a\n\r\n\u00fc\nb".getBytes(StandardCharsets.UTF_8);
    InputStream byBytes =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 1));
          }
        };
    LineReader reader = reader(byBytes, 10);
    assertThat(reader.next()).isEqualTo("a");
    assertThat(reader.next()).isEmpty();
    assertThat(reader.next()).isEqualTo("\u00fc");
    assertThat(reader.next()).isEqualTo("b");
    assertThat(reader.next()).isNull();
    assertThat(reader.next()).isNull();
  }

  @Test
  void refusesWhatIsNotUtf8() throws Failure {
    byte[] bytes = {'a', '\n', 'b', (byte) 0xFF, '\n'};
    LineReader reader = reader(new ByteArrayInputStream(bytes), 10);
    assertThat(reader.next()).isEqualTo("a");
    assertThatThrownBy(reader::next)
        .isInstanceOf(Failure.class)
        .hasMessage("line 2: not UTF-8; write bytes beyond ASCII as \\xNN");
  }

  @Test
  void refusesLinesThatAreTooLong() throws Failure {
    LineReader reader =
        reader(new ByteArrayInputStream("0123456789\n01234567890\n".getBytes()), 10);
    assertThat(reader.next()).isEqualTo("0123456789");
    assertThatThrownBy(reader::next)
        .isInstanceOf(Failure.class)
        .hasMessage("line 2: longer than 10 bytes");
    // The line never ends.
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertThatThrownBy(reader(endless, 1_000_000)::next)
        .isInstanceOf(Failure.class)
        .hasMessage("line 1: longer than 1000000 bytes");
  }
}
