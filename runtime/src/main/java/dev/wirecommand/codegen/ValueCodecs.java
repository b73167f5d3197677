package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.command.ValueCodec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The codecs of types of the JDK, and the method with which generated code uses a codec. */
public final class ValueCodecs {
  /** A time has at most 39 characters, a duration at most 40. */
  private static final int LONGEST_TIME = 64;

  /**
   * A point in time as the text of RFC 3339, as {@link Instant#toString()} writes it: in UTC, with
   * as many digits of its nanoseconds as necessary. Texts with another offset are read, too.
   */
  public static final ValueCodec<Instant> INSTANT =
      new TextCodec<>("a time such as 2026-01-31T12:00:00Z", LONGEST_TIME, Instant::parse);

  /** A duration as the text of ISO 8601, as {@link Duration#toString()} writes it. */
  public static final ValueCodec<Duration> DURATION =
      new TextCodec<>("a duration such as PT1H30M", LONGEST_TIME, Duration::parse);

  /** A UUID as a byte string of its 16 bytes in network order (RFC 9562, section 4). */
  public static final ValueCodec<UUID> UUID = new UuidCodec();

  /** A URI as text (RFC 3986, as {@link java.net.URI} reads it). */
  public static final ValueCodec<URI> URI =
      new TextCodec<>("a URI", Integer.MAX_VALUE, java.net.URI::create);

  private ValueCodecs() {}

  /**
   * Reads a value with a codec, and turns every refusal into a {@link CborException}.
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
