package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CborTypeTest {
  @Test
  void hasAWordForEachType() {
    assertThat(CborType.values())
        .extracting(CborType::toString)
        .containsExactly(
            "integer",
            "bytes",
            "text",
            "array",
            "map",
            "boolean",
            "null",
            "undefined",
            "simple value",
            "float");
  }

  @Test
  void isToldByEachInitialByte() {
    for (int initial = 0; initial < 256; initial++) {
      assertThat(CborType.ofInitialByte(initial)).as("%02x", initial).isEqualTo(type(initial));
    }
  }

  /** By RFC 8949, table 1 and appendix B; null for tags and what is reserved or indefinite. */
  private static CborType type(int initial) {
    int info = initial % 32;
    if (info > 27) {
      return null;
    }
    switch (initial / 32) {
      case 0:
      case 1:
        return CborType.INTEGER;
      case 2:
        return CborType.BYTES;
      case 3:
        return CborType.TEXT;
      case 4:
        return CborType.ARRAY;
      case 5:
        return CborType.MAP;
      case 6:
        return null;
      default:
        return switch (info) {
          case 20, 21 -> CborType.BOOLEAN;
          case 22 -> CborType.NULL;
          case 23 -> CborType.UNDEFINED;
          case 25, 26, 27 -> CborType.FLOAT;
          default -> CborType.SIMPLE;
        };
    }
  }
}
