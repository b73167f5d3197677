package dev.wirecommand.processor.program;

import dev.wirecommand.processor.harness.DeepText;
import dev.wirecommand.processor.harness.Published;
import dev.wirecommand.processor.write.value.RandomScalars;
import dev.wirecommand.processor.write.value.RandomType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** The forms of a result, each with a type of values, of items, or of bytes. */
enum ResultForm {
  NOTHING("void"),
  VALUE("%s"),
  STAGE("java.util.concurrent.CompletionStage<%s>"),
  FUTURE("java.util.concurrent.CompletableFuture<%s>"),
  STAGE_OF_NOTHING("java.util.concurrent.CompletionStage<java.lang.Void>"),
  STREAM("java.util.stream.Stream<%s>"),
  ITERATOR("java.util.Iterator<%s>"),
  PUBLISHER("java.util.concurrent.Flow.Publisher<%s>"),
  RAW("byte[]"),
  RAW_STAGE("java.util.concurrent.CompletionStage<byte[]>"),
  INPUT("java.io.InputStream"),
  CHANNEL("java.nio.channels.ReadableByteChannel"),
  CHUNKS("java.util.stream.Stream<byte[]>"),
  BUFFERS("java.util.concurrent.Flow.Publisher<java.nio.ByteBuffer>");

  private final String format;

  ResultForm(String format) {
    this.format = format;
  }

  String source(RandomType item) {
    return this == VALUE ? item.source() : String.format(format, item.source());
  }

  boolean isRaw() {
    return this == RAW || this == RAW_STAGE;
  }

  /** Whether there are bytes alone, in whatever form. */
  boolean isBytes() {
    return ordinal() >= RAW.ordinal();
  }

  boolean isStaged() {
    return this == STAGE || this == FUTURE || this == STAGE_OF_NOTHING || this == RAW_STAGE;
  }

  boolean hasItems() {
    return this == STREAM || this == ITERATOR || this == PUBLISHER;
  }

  boolean isNothing() {
    return this == NOTHING || this == STAGE_OF_NOTHING;
  }

  /** Whether the items of a result are of a type that has values, and not of one of bytes. */
  boolean accepts(RandomType item) {
    boolean primitive = RandomScalars.PRIMITIVES.contains(item);
    return switch (this) {
      case STAGE, FUTURE -> !primitive;
      case STREAM -> !primitive && !isNull(item) && !item.source().equals("byte[]");
      case ITERATOR -> !primitive && !isNull(item);
      case PUBLISHER -> !primitive && !isNull(item) && !item.source().equals("java.nio.ByteBuffer");
      default -> true;
    };
  }

  private static boolean isNull(RandomType item) {
    return item instanceof RandomType.Nullable;
  }

  /** Returns what a method of this form returns, with these values, items or pieces of bytes. */
  Object of(List<Object> values) {
    return switch (this) {
      case NOTHING -> null;
      case VALUE -> values.get(0);
      case STAGE, FUTURE -> CompletableFuture.completedFuture(values.get(0));
      case STAGE_OF_NOTHING -> CompletableFuture.completedFuture(null);
      case STREAM -> values.stream();
      case ITERATOR -> values.iterator();
      case PUBLISHER -> Published.of(values.toArray());
      case RAW -> joined(values);
      case RAW_STAGE -> CompletableFuture.completedFuture(joined(values));
      case INPUT -> new ByteArrayInputStream(joined(values));
      case CHANNEL -> Channels.newChannel(new ByteArrayInputStream(joined(values)));
      case CHUNKS -> values.stream();
      case BUFFERS ->
          Published.of(
              values.stream()
                  .map(value -> ByteBuffer.wrap((byte[]) value))
                  .toArray(ByteBuffer[]::new));
    };
  }

  /** Returns a text of what a caller is to see of these values. */
  String expected(List<Object> values) {
    if (isNothing()) {
      return "null";
    } else if (isBytes()) {
      return HexFormat.of().formatHex(joined(values));
    }
    return hasItems() ? DeepText.of(values) : DeepText.of(values.get(0));
  }

  /** Returns a text of what a caller has seen, whether it waited or not. */
  String seen(Object result) {
    if (result instanceof CompletionStage<?> stage) {
      return seen(stage.toCompletableFuture().join());
    } else if (isBytes()) {
      return HexFormat.of().formatHex(bytes(result));
    }
    return hasItems() ? DeepText.of(items(result)) : DeepText.of(result);
  }

  private static List<?> items(Object result) {
    if (result instanceof Stream<?> stream) {
      return stream.toList();
    } else if (result instanceof Iterator<?> iterator) {
      List<Object> items = new ArrayList<>();
      iterator.forEachRemaining(items::add);
      return items;
    }
    return Published.all((Flow.Publisher<?>) result).join();
  }

  /** Returns all bytes of a result, or of the data of a request. */
  static byte[] bytes(Object result) {
    try {
      if (result instanceof byte[] bytes) {
        return bytes;
      } else if (result instanceof InputStream in) {
        return in.readAllBytes();
      } else if (result instanceof ReadableByteChannel channel) {
        return Channels.newInputStream(channel).readAllBytes();
      } else if (result instanceof Stream<?> stream) {
        return joined(List.copyOf(stream.toList()));
      }
      return joined(List.copyOf(Published.all((Flow.Publisher<?>) result).join()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] joined(List<?> pieces) {
    ByteBuffer all = ByteBuffer.allocate(1 << 16);
    for (Object piece : pieces) {
      if (piece instanceof ByteBuffer buffer) {
        all.put(buffer.duplicate());
      } else {
        all.put((byte[]) piece);
      }
    }
    byte[] bytes = new byte[all.position()];
    all.flip().get(bytes);
    return bytes;
  }
}
