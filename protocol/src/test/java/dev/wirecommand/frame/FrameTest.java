package dev.wirecommand.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
  private static final byte[] ARRAY = {9, 9, 1, 2, 3, 9};

  @Test
  void constantsAreThoseOfTheProtocol() {
    assertThat(Frame.HEADER_SIZE).isEqualTo(8);
    assertThat(Frame.MAX_PAYLOAD).isEqualTo(16_777_215);
    assertThat(Frame.DEFAULT_SEND_PAYLOAD).isEqualTo(32_768);
    assertThat(Frame.DEFAULT_RECEIVE_PAYLOAD).isEqualTo(65_535);
  }

  @Test
  void everyFieldMayBeAtEitherEndOfItsRange() {
    Frame least = new Frame(0, 0, 0, 0, 0, new byte[0], 0, 0);
    assertThat(least.encodedSize()).isEqualTo(8);
    Frame most = new Frame(65535, 255, 255, 15, 15, new byte[16_777_215], 0, 16_777_215);
    assertThat(most.requestId()).isEqualTo(65535);
    assertThat(most.streamId()).isEqualTo(255);
    assertThat(most.streamFlags()).isEqualTo(255);
    assertThat(most.type()).isEqualTo(15);
    assertThat(most.flags()).isEqualTo(15);
    assertThat(most.length()).isEqualTo(16_777_215);
    assertThat(most.encodedSize()).isEqualTo(16_777_223);
  }

  @ParameterizedTest
  @CsvSource({
    "-1,0,0,0,0,request id -1 is not in 0..65535",
    "65536,0,0,0,0,request id 65536 is not in 0..65535",
    "0,-1,0,0,0,stream id -1 is not in 0..255",
    "0,256,0,0,0,stream id 256 is not in 0..255",
    "0,0,-1,0,0,stream flags -1 is not in 0..255",
    "0,0,256,0,0,stream flags 256 is not in 0..255",
    "0,0,0,-1,0,type -1 is not in 0..15",
    "0,0,0,16,0,type 16 is not in 0..15",
    "0,0,0,0,-1,flags -1 is not in 0..15",
    "0,0,0,0,16,flags 16 is not in 0..15",
  })
  void aFieldOutOfItsRangeIsRefused(
      int requestId, int streamId, int streamFlags, int type, int flags, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Frame(requestId, streamId, streamFlags, type, flags, new byte[0], 0, 0))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "0^ -1^ payload length -1 is not in 0..16777215",
        "0^ 16777216^ payload length 16777216 is not in 0..16777215",
        "-1^ 0^ payload of 0 bytes at offset -1 is not within the array of 6 bytes",
        "0^ 7^ payload of 7 bytes at offset 0 is not within the array of 6 bytes",
        "1^ 6^ payload of 6 bytes at offset 1 is not within the array of 6 bytes",
        "7^ 0^ payload of 0 bytes at offset 7 is not within the array of 6 bytes",
        "2147483647^ 1^ payload of 1 bytes at offset 2147483647 is not within the array of 6 bytes",
      })
  void aPayloadOutsideOfTheArrayIsRefused(int offset, int length, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Frame(1, 1, 0, 1, 1, ARRAY, offset, length))
        .withMessage(message);
  }

  @Test
  void aPayloadMayReachBothEndsOfTheArray() {
    assertThat(new Frame(1, 1, 0, 1, 1, ARRAY, 0, 6).payload()).isEqualTo(ARRAY);
    assertThat(new Frame(1, 1, 0, 1, 1, ARRAY, 6, 0).payload()).isEmpty();
  }

  @Test
  void anArrayIsNeeded() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Frame(1, 1, 0, 1, 1, null, 0, 0))
        .withMessage("array");
  }

  @Test
  void ofTakesTheWholeArrayWithoutACopy() {
    Frame frame = Frame.of(7, 2, FrameType.STREAM_BEGIN, FrameType.BYTES_RESPONSE, 2, ARRAY);
    assertThat(frame).isEqualTo(new Frame(7, 2, 1, 4, 2, ARRAY, 0, 6));
    assertThat(frame.array()).isSameAs(ARRAY);
  }

  @Test
  void payloadIsACopyOfTheRange() {
    Frame frame = new Frame(1, 1, 0, 1, 1, ARRAY, 2, 3);
    byte[] payload = frame.payload();
    assertThat(payload).containsExactly(1, 2, 3);
    payload[0] = 77;
    assertThat(ARRAY[2]).isEqualTo((byte) 1);
  }

  @Test
  void payloadBufferIsAReadOnlyViewOfTheRange() {
    byte[] array = ARRAY.clone();
    ByteBuffer buffer = new Frame(1, 1, 0, 1, 1, array, 2, 3).payloadBuffer();
    assertThat(buffer.isReadOnly()).isTrue();
    assertThat(buffer.position()).isZero();
    assertThat(buffer.limit()).isEqualTo(3);
    assertThat(buffer.capacity()).isEqualTo(3);
    array[3] = 66;
    assertThat(new byte[] {buffer.get(), buffer.get(), buffer.get()}).containsExactly(1, 66, 3);
  }

  @Test
  void flagsAreToldOneByOne() {
    Frame frame = new Frame(1, 1, 0b101, 1, 0b1010, ARRAY, 0, 0);
    assertThat(frame.has(1)).isFalse();
    assertThat(frame.has(2)).isTrue();
    assertThat(frame.has(4)).isFalse();
    assertThat(frame.has(8)).isTrue();
    assertThat(frame.hasStream(1)).isTrue();
    assertThat(frame.hasStream(2)).isFalse();
    assertThat(frame.hasStream(4)).isTrue();
  }

  @Test
  void aCopyIsEqualAndLasts() {
    byte[] array = ARRAY.clone();
    Frame frame = new Frame(1, 2, 3, 4, 5, array, 2, 3);
    Frame copy = frame.copy();
    assertThat(copy).isEqualTo(frame).hasSameHashCodeAs(frame);
    array[2] = 55;
    assertThat(copy.array()).containsExactly(1, 2, 3);
    assertThat(copy).isNotEqualTo(frame);
  }

  @Test
  void equalityIsThatOfTheFieldsAndThePayloadsBytes() {
    Frame frame = new Frame(1, 2, 3, 4, 5, ARRAY, 2, 3);
    assertThat(frame)
        .isEqualTo(new Frame(1, 2, 3, 4, 5, new byte[] {0, 1, 2, 3}, 1, 3))
        .hasSameHashCodeAs(new Frame(1, 2, 3, 4, 5, new byte[] {0, 1, 2, 3}, 1, 3))
        .isNotEqualTo(new Frame(9, 2, 3, 4, 5, ARRAY, 2, 3))
        .isNotEqualTo(new Frame(1, 9, 3, 4, 5, ARRAY, 2, 3))
        .isNotEqualTo(new Frame(1, 2, 9, 4, 5, ARRAY, 2, 3))
        .isNotEqualTo(new Frame(1, 2, 3, 9, 5, ARRAY, 2, 3))
        .isNotEqualTo(new Frame(1, 2, 3, 4, 9, ARRAY, 2, 3))
        .isNotEqualTo(new Frame(1, 2, 3, 4, 5, ARRAY, 1, 3))
        .isNotEqualTo(new Frame(1, 2, 3, 4, 5, ARRAY, 2, 2))
        .isNotEqualTo("frame")
        .isNotEqualTo(null);
  }

  @Test
  void hashCodeCountsEveryField() {
    int payloadHash = ByteBuffer.wrap(new byte[] {1, 2, 3}).hashCode();
    assertThat(new Frame(1, 2, 3, 4, 5, ARRAY, 2, 3).hashCode())
        .isEqualTo(31 * (31 * 0x10203 + 0x45) + payloadHash);
    assertThat(new Frame(0xFFFF, 0xFF, 0xFF, 15, 15, ARRAY, 2, 3).hashCode())
        .isEqualTo(31 * (31 * -1 + 0xFF) + payloadHash);
  }

  @Test
  void toStringIsTheLineForPeople() {
    assertThat(Frame.of(1, 2, 1, FrameType.BYTES_RESPONSE, 2, new byte[29]))
        .hasToString(
            "frame(size=29; request=1; stream=2; streamflags=stream-begin;"
                + " type=bytes-response; flags=eos)");
  }
}
