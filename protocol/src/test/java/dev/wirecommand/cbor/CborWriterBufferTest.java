package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CborWriterBufferTest {
  private static final List<Consumer<CborWriter>> WRITES =
      List.of(
          CborWriter::writeNull,
          w -> w.writeBoolean(true),
          w -> w.writeSimple(255),
          w -> w.writeLong(Long.MIN_VALUE),
          w -> w.writeUnsigned(-1),
          w -> w.writeBigInteger(BigInteger.valueOf(1000)),
          w -> w.writeDouble(1.1),
          w -> w.writeFloat(1.1f),
          w -> w.writeFloat(1.5f),
          w -> w.writeBytes(new byte[300]),
          w -> w.writeBytes(ByteBuffer.allocate(24)),
          w -> w.writeText("x".repeat(300)),
          w -> w.writeText("水".repeat(100)),
          w -> w.writeText("x".repeat(23) + "é"),
          w -> w.writeArrayHeader(70_000),
          w -> w.writeMapHeader(300),
          w -> w.writeEncoded(new byte[40], 0, 40));

  @Test
  void growsFromAnyCapacityWithAnyWrite() {
    for (Consumer<CborWriter> write : WRITES) {
      CborWriter roomy = new CborWriter(1000);
      roomy.writeLong(5);
      write.accept(roomy);
      byte[] expected = roomy.toByteArray();
      for (int capacity = 0; capacity <= expected.length; capacity++) {
        CborWriter tight = new CborWriter(capacity);
        tight.writeLong(5);
        write.accept(tight);
        assertThat(tight.toByteArray()).isEqualTo(expected);
      }
    }
  }

  @Test
  void countsWhatMayBeAnArrayOrAMap() {
    CborWriter out = new CborWriter();
    out.writeArrayHeader(4);
    out.writeMapHeader(0);
    int mark = out.beginMap(0);
    out.endMap(mark);
    out.writeBytes(new byte[3]);
    out.writeEncoded(new byte[] {0, (byte) 0x80}, 0, 2);
    assertThat(out.containers()).isEqualTo(5);
    out.reset();
    assertThat(out.containers()).isZero();
    out.writeArrayHeader(0);
    out.reset(new byte[9], 0);
    assertThat(out.containers()).isZero();
  }

  @Test
  void doublesItsCapacityOrTakesWhatIsNeeded() {
    assertThat(BufferSize.grown(100, 101)).isEqualTo(200);
    assertThat(BufferSize.grown(100, 200)).isEqualTo(200);
    assertThat(BufferSize.grown(100, 201)).isEqualTo(201);
    assertThat(BufferSize.grown(0, 9)).isEqualTo(9);
  }

  @Test
  void growsToTheLargestArrayAndNoFurther() {
    int largest = 2_147_483_639;
    assertThat(BufferSize.grown(0x7000_0000, 0x7000_0001L)).isEqualTo(largest);
    assertThat(BufferSize.grown(256, largest)).isEqualTo(largest);
    assertThatIllegalStateException()
        .isThrownBy(() -> BufferSize.grown(256, largest + 1L))
        .withMessage("a document can't have more than 2147483639 bytes");
  }

  @Test
  void keepsItsBufferWhileThereIsRoom() {
    CborWriter writer = new CborWriter(64);
    byte[] buffer = writer.buffer();
    assertThat(buffer).hasSize(64);
    writer.writeText("x".repeat(55));
    assertThat(writer.buffer()).isSameAs(buffer);
    assertThat(writer.size()).isEqualTo(57);
    assertThat(hex(writer.buffer())).startsWith("7837787878");
  }

  @Test
  void startsWithRoomForASmallDocument() {
    assertThat(new CborWriter().buffer()).hasSize(256);
  }

  @Test
  void refusesNegativeCapacity() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CborWriter(-1))
        .withMessage("capacity must not be negative: -1");
  }

  @Test
  void copiesWhatItHasWritten() {
    CborWriter writer = new CborWriter();
    writer.writeLong(1);
    byte[] copy = writer.toByteArray();
    writer.buffer()[0] = 9;
    assertThat(copy).containsExactly(1);
  }

  @Test
  void resets() {
    CborWriter writer = new CborWriter();
    writer.writeText("abc");
    byte[] buffer = writer.buffer();
    writer.reset();
    assertThat(writer.size()).isZero();
    assertThat(writer.toByteArray()).isEmpty();
    assertThat(writer.buffer()).isSameAs(buffer);
    writer.writeLong(7);
    assertThat(writer.toByteArray()).containsExactly(7);
  }

  private static CborValue.Entry entry(int key, int value) {
    return new CborValue.Entry(new CborValue.Int(key), new CborValue.Int(value));
  }

  @Test
  void writesInABufferThatIsGiven() {
    byte[] given = new byte[24];
    given[3] = 9;
    CborWriter writer = new CborWriter(0);
    writer.reset(given, 4);
    int mark = writer.beginMap(2);
    writer.writeName("b");
    new CborValue.Map(List.of(entry(2, 1), entry(1, 2))).writeTo(writer);
    assertThat(writer.size()).isEqualTo(8);
    assertThat(writer.offset()).isEqualTo(4);
    assertThat(writer.buffer()).isSameAs(given);
    String written = "00000009" + "a2" + "4162" + "a201020201";
    assertThat(hex(given)).isEqualTo(written + "00".repeat(12));
    writer.writeName("a");
    writer.writeText("x".repeat(10));
    writer.endMap(mark);
    assertThat(hex(writer.toByteArray()))
        .isEqualTo("a2" + "41616a" + "78".repeat(10) + "4162" + "a201020201");
    assertThat(hex(given)).startsWith(written);
    assertThat(writer.buffer()).isNotSameAs(given);
    writer.truncate(1);
    assertThat(hex(writer.toByteArray())).isEqualTo("a2");
    writer.reset();
    assertThat(writer.size()).isZero();
  }

  @Test
  void tellsOfAMapByItsPlaceInTheDocument() {
    CborWriter writer = new CborWriter(0);
    writer.reset(new byte[64], 7);
    writer.writeArrayHeader(1);
    int mark = writer.beginMap(2);
    assertThat(mark).isEqualTo(1);
    for (int i = 0; i < 2; i++) {
      writer.writeLong(0);
      writer.writeNull();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.endMap(mark))
        .withMessage("duplicate key 0 in the map begun at byte 1");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> writer.endMap(writer.size()));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> writer.reset(new byte[2], 3));
  }

  @Test
  void truncates() {
    CborWriter writer = new CborWriter();
    for (int i = 0; i < 5; i++) {
      writer.writeLong(i);
    }
    writer.truncate(5);
    assertThat(writer.size()).isEqualTo(5);
    writer.truncate(2);
    assertThat(writer.toByteArray()).containsExactly(0, 1);
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> writer.truncate(3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> writer.truncate(-1));
    writer.truncate(0);
    assertThat(writer.size()).isZero();
  }

  @Test
  void refusesPartsThatAreNotInsideTheArray() {
    CborWriter writer = new CborWriter();
    byte[] three = new byte[3];
    for (int[] part : List.of(new int[] {-1, 1}, new int[] {0, 4}, new int[] {2, 2})) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> writer.writeBytes(three, part[0], part[1]));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> writer.writeEncoded(three, part[0], part[1]));
    }
    assertThat(writer.size()).isZero();
  }
}
