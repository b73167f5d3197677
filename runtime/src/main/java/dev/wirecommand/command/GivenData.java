package dev.wirecommand.command;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** Data that somebody here gives, rather than a peer. */
final class GivenData implements CommandData {
  static final CommandData NONE = new GivenData(false, new byte[0]);

  private final boolean present;
  private final byte[] bytes;

  private GivenData(boolean present, byte[] bytes) {
    this.present = present;
    this.bytes = bytes;
  }

  static CommandData of(byte[] bytes) {
    return new GivenData(true, bytes);
  }

  static CommandData of(InputStream stream) {
    throw new UnsupportedOperationException();
  }

  static CommandData of(Flow.Publisher<ByteBuffer> publisher) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isPresent() {
    return present;
  }

  @Override
  public InputStream inputStream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public Flow.Publisher<ByteBuffer> publisher() {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] toByteArray() {
    return bytes.clone();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return present ? visitor.whole(bytes) : visitor.none();
  }
}
