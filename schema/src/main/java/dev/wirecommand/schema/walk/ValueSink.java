package dev.wirecommand.schema.walk;

import dev.wirecommand.cbor.CborReader;
import java.math.BigInteger;

/** Is told what a {@link ValueWalker} finds, in the order of the value. */
public interface ValueSink {
  void onNull();

  void onBoolean(boolean value);

  void onInteger(BigInteger value);

  /** Called for a float. The type's width is 16, 32 or 64 bits. */
  void onFloat(double value, int bits);

  void onText(String value);

  void onBytes(byte[] value);

  void onUuid(byte[] value);

  /** Called for a value without a plain type. Reads the value. */
  void onUntyped(CborReader in);

  void beginArray();

  void endArray();

  void beginMap();

  void endMap();

  /** Called before the value of a field, or of a key that is text. */
  void onName(String name);

  /** Called before the value of a key that is bytes. */
  void onBytesKey(byte[] key, boolean uuid);

  /** Called before the value of a key that is an integer. */
  void onIntegerKey(BigInteger key);
}
