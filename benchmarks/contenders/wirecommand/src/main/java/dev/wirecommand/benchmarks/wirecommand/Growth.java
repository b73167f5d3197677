package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.WireCommand;
import java.util.Iterator;
import java.util.stream.LongStream;

/** Commands with arguments and results of any length. */
final class Growth {
  /** An item of a stream. */
  record Item(long number, String name) {
    static Item of(long number) {
      return new Item(number, "item " + number);
    }
  }

  @WireCommand(value = "measure", nonBlocking = true)
  long measure(byte[] bytes) {
    return bytes.length;
  }

  @WireCommand("items")
  Iterator<Item> items(long count) {
    return LongStream.range(0, count).mapToObj(Item::of).iterator();
  }
}
