package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import java.nio.ByteBuffer;
import java.util.UUID;

/** A codec for UUIDs, which are 16 bytes on the wire. */
final class UuidCodec implements ValueCodec<UUID> {
  private static final int BYTES = 2 * Long.BYTES;

  @Override
  public UUID read(CborReader in) {
    int at = in.position();
    ByteBuffer bytes = in.readByteBuffer();
    if (bytes.remaining() != BYTES) {
      throw new CborException("expected the 16 bytes of a UUID, got " + bytes.remaining(), at);
    }
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  @Override
  public void write(CborWriter out, UUID value) {
    out.writeBytes(
        ByteBuffer.allocate(BYTES)
            .putLong(value.getMostSignificantBits())
            .putLong(value.getLeastSignificantBits())
            .array());
  }
}
