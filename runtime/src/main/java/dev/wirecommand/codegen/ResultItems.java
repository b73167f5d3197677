package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.client.ResponseStream;
import dev.wirecommand.codegen.TypedClient.ResultDecoder;
import dev.wirecommand.engine.CallFailures;
import dev.wirecommand.stream.ItemIterator;
import dev.wirecommand.stream.TruncatedSequenceException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An iterator over the items of a result. It decodes each item when the caller requests the item.
 * Closing the iterator before its end cancels the call.
 */
final class ResultItems<T> implements Iterator<T>, AutoCloseable {
  private final String command;
  private final ItemIterator<T> items;

  ResultItems(String command, ResponseStream response, ResultDecoder<T> decoder) {
    this.command = command;
    this.items =
        new ItemIterator<>(
            new ResultStream(command, response),
            (array, offset, length) -> Results.decode(array, offset, length, decoder),
            response.maxItemBytes());
  }

  @Override
  public boolean hasNext() {
    try {
      return items.hasNext();
    } catch (CborException | TruncatedSequenceException | UncheckedIOException e) {
      throw failure(e);
    }
  }

  @Override
  public T next() {
    try {
      return items.next();
    } catch (CborException | TruncatedSequenceException | UncheckedIOException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(RuntimeException e) {
    if (e instanceof UncheckedIOException && e.getCause() instanceof InterruptedIOException) {
      return ResultStream.interrupted(command, e.getCause());
    }
    return e instanceof UncheckedIOException ? e : CallFailures.forCaller(command, e);
  }

  @Override
  public void close() {
    items.close();
  }

  /** Returns the items as a stream. Closing the stream closes this iterator. */
  Stream<T> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
        .onClose(this::close);
  }
}
