package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** Readers that go back, or forth, in their document. */
class CborReaderSeekTest {
  /** {@code [1, "a", 2]} in the middle of other bytes. */
  private final CborReader in = new CborReader(Documents.bytes("ffff 83 01 6161 02 ffff"), 2, 5);

  @Test
  void goesBackToWhereItWas() {
    assertThat(in.readArrayHeader()).isEqualTo(3);
    int place = in.position();
    assertThat(in.readInt()).isEqualTo(1);
    assertThat(in.readText()).isEqualTo("a");

    in.seek(place);

    assertThat(in.position()).isEqualTo(1);
    assertThat(in.readInt()).isEqualTo(1);
  }

  @Test
  void goesForth() {
    in.seek(4);
    assertThat(in.readInt()).isEqualTo(2);
    in.seek(5);
    assertThat(in.atEnd()).isTrue();
    in.seek(0);
    assertThat(in.peek()).isEqualTo(CborType.ARRAY);
  }

  @Test
  void staysInsideTheDocument() {
    in.readArrayHeader();
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> in.seek(6));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> in.seek(-1));
    assertThat(in.position()).isEqualTo(1);
  }

  @Test
  void canBeUsedAgainAfterARefusal() {
    in.readArrayHeader();
    Documents.assertRefused(in::readText, "at byte 1: expected text, got integer");
    in.seek(1);
    assertThat(in.readInt()).isEqualTo(1);
  }
}
