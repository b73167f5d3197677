package dev.wirecommand.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameEncoderTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void everyByteOfTheHeaderHasItsPlace() {
    byte[] out = new byte[10];
    FrameEncoder.writeHeader(out, 1, 0x0A0B0C, 0x0102, 0x03, 0x04, 0x5, 0x6);
    assertThat(HEX.formatHex(out)).isEqualTo("00" + "0c0b0a" + "0201" + "03" + "04" + "56" + "00");
  }

  @Test
  void everyFieldTakesItsLargestValue() {
    byte[] out = new byte[8];
    FrameEncoder.writeHeader(out, 0, 16_777_215, 65535, 255, 255, 15, 15);
    assertThat(HEX.formatHex(out)).isEqualTo("ffffffffffffffff");
  }

  @Test
  void everyFieldTakesItsLeastValue() {
    byte[] out = HEX.parseHex("1111111111111111");
    FrameEncoder.writeHeader(out, 0, 0, 0, 0, 0, 0, 0);
    assertThat(HEX.formatHex(out)).isEqualTo("0000000000000000");
  }

  @ParameterizedTest
  @CsvSource({
    "-1,0,0,0,0,0,payload length -1 is not in 0..16777215",
    "16777216,0,0,0,0,0,payload length 16777216 is not in 0..16777215",
    "0,-1,0,0,0,0,request id -1 is not in 0..65535",
    "0,65536,0,0,0,0,request id 65536 is not in 0..65535",
    "0,0,-1,0,0,0,stream id -1 is not in 0..255",
    "0,0,256,0,0,0,stream id 256 is not in 0..255",
    "0,0,0,-1,0,0,stream flags -1 is not in 0..255",
    "0,0,0,256,0,0,stream flags 256 is not in 0..255",
    "0,0,0,0,-1,0,type -1 is not in 0..15",
    "0,0,0,0,16,0,type 16 is not in 0..15",
    "0,0,0,0,0,-1,flags -1 is not in 0..15",
    "0,0,0,0,0,16,flags 16 is not in 0..15",
  })
  void aFieldOutOfItsRangeIsRefusedAndNothingWritten(
      int length, int request, int stream, int streamFlags, int type, int flags, String message) {
    byte[] out = HEX.parseHex("1111111111111111");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FrameEncoder.writeHeader(out, 0, length, request, stream, streamFlags, type, flags))
        .withMessage(message);
    assertThat(HEX.formatHex(out)).isEqualTo("1111111111111111");
  }

  @Test
  void aHeaderWithoutRoomIsRefusedAndNothingWritten() {
    byte[] out = new byte[10];
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> FrameEncoder.writeHeader(out, 3, 1, 1, 1, 1, 1, 1))
        .withMessage("Range [3, 3 + 8) out of bounds for length 10");
    assertThat(out).containsOnly(0);
  }

  @Test
  void encodeWritesHeaderAndPayloadAtTheOffset() {
    Frame frame = new Frame(3, 2, 1, 4, 2, new byte[] {9, 1, 2, 3, 9}, 1, 3);
    byte[] out = new byte[13];
    assertThat(FrameEncoder.encode(frame, out, 1)).isEqualTo(11);
    assertThat(HEX.formatHex(out)).isEqualTo("00" + "0300000300020142" + "010203" + "00");
    assertThat(HEX.formatHex(FrameEncoder.encode(frame))).isEqualTo("0300000300020142010203");
  }

  @Test
  void aFrameWithoutRoomIsRefusedAndNothingWritten() {
    Frame frame = new Frame(3, 2, 1, 4, 2, new byte[] {1, 2, 3}, 0, 3);
    byte[] out = new byte[11];
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> FrameEncoder.encode(frame, out, 1))
        .withMessage("Range [1, 1 + 11) out of bounds for length 11");
    assertThat(out).containsOnly(0);
    assertThat(FrameEncoder.encode(frame, out, 0)).isEqualTo(11);
  }
}
