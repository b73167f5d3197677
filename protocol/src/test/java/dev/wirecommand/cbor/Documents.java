package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Documents as hexadecimal text, and what is said of the bad ones. */
final class Documents {
  private Documents() {}

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static CborReader reader(String hex) {
    return new CborReader(bytes(hex));
  }

  /** Runs what writes, and returns what it wrote. */
  static String written(Consumer<CborWriter> write) {
    CborWriter writer = new CborWriter();
    write.accept(writer);
    return hex(writer.toByteArray());
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /** Asserts that a document is refused with exactly this message. */
  static CborException assertRefused(ThrowingCallable action, String message) {
    Throwable thrown = catchThrowable(action);
    assertThat(thrown).isInstanceOf(CborException.class).hasMessage(message);
    CborException refusal = (CborException) thrown;
    assertThat("at byte " + refusal.offset() + ": " + refusal.detail()).isEqualTo(message);
    return refusal;
  }

  static String print(byte[] doc) {
    return print(doc, 0, doc.length);
  }

  static String print(byte[] buf, int off, int len) {
    return print(buf, off, len, Integer.MAX_VALUE);
  }

  static String print(byte[] buf, int off, int len, int maxChars) {
    return DocumentPrinter.print(buf, off, len, maxChars);
  }
}
