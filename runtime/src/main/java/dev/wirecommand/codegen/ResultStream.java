package dev.wirecommand.codegen;

import dev.wirecommand.client.ResponseStream;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.engine.CallFailures;
import dev.wirecommand.text.FailureText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A stream of the raw bytes of a result. A read that fails throws a new exception, so that the
 * stack trace shows the reader. An interrupt cancels the call.
 */
final class ResultStream extends InputStream {
  /** The maximum number of bytes in each array that {@link #pieces} produces. */
  private static final int PIECE = 32 * 1024;

  private final String command;
  private final InputStream in;
  private final byte[] single = new byte[1];

  ResultStream(String command, ResponseStream response) {
    this.command = command;
    this.in = response.inputStream();
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (InterruptedIOException e) {
      in.close();
      throw e;
    } catch (CommandException | ConnectionException e) {
      throw CallFailures.rethrown(command, e);
    }
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Returns the bytes as a stream of arrays. Closing the returned stream closes this stream. */
  Stream<byte[]> pieces() {
    Spliterator<byte[]> pieces =
        new AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
          private final byte[] buffer = new byte[PIECE];

          @Override
          public boolean tryAdvance(Consumer<? super byte[]> action) {
            int length = readUnchecked(buffer);
            if (length < 0) {
              return false;
            }
            action.accept(Arrays.copyOf(buffer, length));
            return true;
          }
        };
    return StreamSupport.stream(pieces, false).onClose(this::closeUnchecked);
  }

  private int readUnchecked(byte[] buffer) {
    try {
      return read(buffer, 0, buffer.length);
    } catch (InterruptedIOException e) {
      throw interrupted(command, e);
    } catch (IOException e) {
      throw new UncheckedIOException(command + ": " + FailureText.of(e), e);
    }
  }

  /** Returns an unchecked exception for a read that was interrupted. */
  static ConnectionException interrupted(String command, Throwable cause) {
    return new ConnectionException(command + ": interrupted while waiting for the result", cause);
  }

  private void closeUnchecked() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(command + ": " + FailureText.of(e), e);
    }
  }
}
