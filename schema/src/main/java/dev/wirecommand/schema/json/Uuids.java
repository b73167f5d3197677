package dev.wirecommand.schema.json;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Converts UUIDs between their 16 bytes and their text (RFC 9562). */
final class Uuids {
  private static final Pattern TEXT =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private static final int BYTES = 16;

  private Uuids() {}

  static String print(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }

  /** Returns the bytes of a UUID, whose text has hyphens or is in the given format. */
  static Optional<byte[]> parse(String text, BytesFormat format) {
    if (TEXT.matcher(text).matches()) {
      UUID uuid = UUID.fromString(text);
      return Optional.of(
          ByteBuffer.allocate(BYTES)
              .putLong(uuid.getMostSignificantBits())
              .putLong(uuid.getLeastSignificantBits())
              .array());
    }
    return format.parse(text).filter(bytes -> bytes.length == BYTES);
  }
}
