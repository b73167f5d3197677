package dev.wirecommand.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.jvm.RealError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors on the threads that read and write streams: the link is told, and waits for nothing. */
class StreamErrorsTest {
  private final CompletableFuture<IOException> failure = new CompletableFuture<>();

  private final class Reading implements StreamReader.Sink {
    private final RealError error;
    private int tries;

    /**
     * @param error happens when something has been read, or null for none
     */
    private Reading(RealError error) {
      this.error = error;
    }

    @Override
    public void read(byte[] bytes, int length) {
      if (error != null) {
        int unused = error.happen();
      }
    }

    @Override
    public void ended() {}

    @Override
    public void failed(IOException cause) {
      // There may be no memory to tell the link for a while.
      tries++;
      if (tries < 3) {
        int unused = RealError.OUT_OF_MEMORY.happen();
      }
      failure.complete(cause);
    }
  }

  private final class Writing implements StreamWriter.Progress {
    @Override
    public void written(int length) {}

    @Override
    public void ended() {}

    @Override
    public void failed(IOException cause) {
      failure.complete(cause);
    }
  }

  private Throwable read(InputStream in, RealError afterwards) throws InterruptedException {
    StreamReader reader = new StreamReader(in, new Reading(afterwards), "reader");
    reader.start();
    reader.request();
    reader.thread().join();
    return failure.getNow(null).getCause();
  }

  @ParameterizedTest
  @EnumSource
  void ofAStreamThatIsRead(RealError error) throws InterruptedException {
    InputStream in =
        new InputStream() {
          @Override
          public int read() {
            return error.happen();
          }

          @Override
          public int read(byte[] array, int offset, int length) {
            return error.happen();
          }
        };
    assertThat(read(in, null)).isInstanceOf(Error.class);
  }

  @ParameterizedTest
  @EnumSource
  void afterBytesWereRead(RealError error) throws InterruptedException {
    assertThat(read(new ByteArrayInputStream(new byte[1]), error)).isInstanceOf(Error.class);
  }

  @ParameterizedTest
  @EnumSource
  void ofAStreamThatIsWritten(RealError error) throws InterruptedException {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int value) {
            int unused = error.happen();
          }
        };
    StreamWriter writer = new StreamWriter(out, new Writing(), "writer");
    writer.start();
    writer.write(new byte[1]);
    writer.thread().join();
    assertThat(failure.getNow(null).getCause()).isInstanceOf(Error.class);
  }

  @ParameterizedTest
  @EnumSource
  void ofAListenerToStandardErrorOutput(RealError error) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    ErrorLines errors =
        new ErrorLines(
            new ByteArrayInputStream(new byte[] {'a', '\n', 'b', '\n'}),
            line -> {
              lines.add(line);
              int unused = error.happen();
            },
            "errors");
    errors.start();
    errors.thread().join();
    assertThat(lines).containsExactly("a", "b");
  }
}
