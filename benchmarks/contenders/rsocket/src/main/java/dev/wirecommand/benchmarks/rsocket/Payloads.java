package dev.wirecommand.benchmarks.rsocket;

import dev.wirecommand.benchmarks.harness.Pattern;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rsocket.Payload;
import io.rsocket.util.ByteBufPayload;
import java.nio.ByteBuffer;
import reactor.core.publisher.Flux;

/** Conversions to and from payloads. A conversion from a payload releases it. */
final class Payloads {
  /** The payloads of a stream that are requested ahead. */
  static final int AHEAD = 32;

  private static final ByteBuf PATTERN =
      Unpooled.unreleasableBuffer(
          Unpooled.directBuffer(2 * Pattern.PERIOD).writeBytes(Pattern.bytes()));

  private Payloads() {}

  static byte[] take(Payload payload) {
    try {
      return ByteBufUtil.getBytes(payload.data());
    } finally {
      payload.release();
    }
  }

  static Payload ofLong(long value) {
    return ByteBufPayload.create(Unpooled.copyLong(value));
  }

  static long takeLong(Payload payload) {
    try {
      return payload.data().getLong(payload.data().readerIndex());
    } finally {
      payload.release();
    }
  }

  /** Creates a stream of the pattern's bytes, which are not copied. */
  static Flux<Payload> ofPattern(long length) {
    return Flux.generate(
        () -> 0L,
        (position, sink) -> {
          if (position == length) {
            sink.complete();
            return position;
          }
          int part = (int) Math.min(Pattern.PERIOD, length - position);
          sink.next(ByteBufPayload.create(PATTERN.slice(Pattern.offset(position), part)));
          return position + part;
        });
  }

  /** Compares bytes as {@link Pattern#matches} does, without copying them. */
  static boolean takeAndCompare(long position, Payload payload) {
    try {
      ByteBuffer data = payload.data().nioBuffer();
      return data.remaining() <= Pattern.PERIOD
          && ByteBuffer.wrap(Pattern.bytes(), Pattern.offset(position), data.remaining())
              .equals(data);
    } finally {
      payload.release();
    }
  }
}
