package dev.wirecommand.schema.walk;

import dev.wirecommand.cbor.CborReader;
import java.math.BigInteger;

/** Does nothing, for values that are only checked. */
public final class NoSink implements ValueSink {
  @Override
  public void onNull() {}

  @Override
  public void onBoolean(boolean value) {}

  @Override
  public void onInteger(BigInteger value) {}

  @Override
  public void onFloat(double value, int bits) {}

  @Override
  public void onText(String value) {}

  @Override
  public void onBytes(byte[] value) {}

  @Override
  public void onUuid(byte[] value) {}

  @Override
  public void onUntyped(CborReader in) {
    in.skip();
  }

  @Override
  public void beginArray() {}

  @Override
  public void endArray() {}

  @Override
  public void beginMap() {}

  @Override
  public void endMap() {}

  @Override
  public void onName(String name) {}

  @Override
  public void onBytesKey(byte[] key, boolean uuid) {}

  @Override
  public void onIntegerKey(BigInteger key) {}
}
