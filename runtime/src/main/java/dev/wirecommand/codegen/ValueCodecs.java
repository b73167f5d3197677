package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.command.ValueCodec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The codecs for JDK types. Generated code reads values through {@link #read}. */
public final class ValueCodecs {
  /**
   * The maximum length of a time or a duration, in characters. No valid time is longer than 39, and
   * no valid duration is longer than 40.
   */
  private static final int LONGEST_TIME = 64;

  /**
   * The codec for points in time, as text in the format of RFC 3339. It writes the text of {@link
   * Instant#toString()}: in UTC, with as many digits of the nanoseconds as necessary. It also reads
   * texts with another offset.
   */
  public static final ValueCodec<Instant> INSTANT =
      new TextCodec<>("a time such as 2026-01-31T12:00:00Z", LONGEST_TIME, Instant::parse);

  /**
   * The codec for durations, as text in the format of ISO 8601. It writes the text of {@link
   * Duration#toString()}.
   */
  public static final ValueCodec<Duration> DURATION =
      new TextCodec<>("a duration such as PT1H30M", LONGEST_TIME, Duration::parse);

  /** The codec for UUIDs, as byte strings of 16 bytes in network order (RFC 9562, section 4). */
  public static final ValueCodec<UUID> UUID = new UuidCodec();

  /** The codec for URIs, as text that {@link java.net.URI} can parse (RFC 3986). */
  public static final ValueCodec<URI> URI =
      new TextCodec<>("a URI", Integer.MAX_VALUE, java.net.URI::create);

  private ValueCodecs() {}

  /**
   * Reads a value with a codec. If the codec refuses the value, this method throws a {@link
   * CborException}.
   *
   * @param <T> the type of the value
   * @param codec reads the value
   * @param in a reader at the start of the value
   * @return the value
   * @throws CborException if the codec throws one, returns null, or throws an {@link
   *     IllegalArgumentException}, whose message the exception then has
   */
  public static <T> T read(ValueCodec<T> codec, CborReader in) {
    T value;
    try {
      value = codec.read(in);
    } catch (IllegalArgumentException e) {
      throw ValueErrors.refused(in, e);
    }
    if (value == null) {
      throw new CborException(
          "the codec " + codec.getClass().getName() + " made null of it", in.position());
    }
    return value;
  }
}
