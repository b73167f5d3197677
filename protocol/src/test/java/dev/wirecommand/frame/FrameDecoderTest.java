package dev.wirecommand.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {
  private static final HexFormat HEX = HexFormat.of();

  private final FrameDecoder decoder = new FrameDecoder(Frame.DEFAULT_RECEIVE_PAYLOAD);

  private static byte[] hex(String digits) {
    return HEX.parseHex(digits);
  }

  private void feed(String digits) {
    byte[] bytes = hex(digits);
    decoder.feed(bytes, 0, bytes.length);
  }

  @Test
  void everyByteOfTheHeaderHasItsPlace() {
    feed("020000" + "0201" + "03" + "fc" + "56" + "aabb");
    assertThat(decoder.next())
        .isEqualTo(new Frame(0x0102, 0x03, 0xFC, 0x5, 0x6, hex("aabb"), 0, 2));
    assertThat(decoder.next()).isNull();
  }

  @Test
  void highBitsAreNoSigns() {
    feed("800000" + "8080" + "80" + "80" + "88" + "cc".repeat(128));
    Frame frame = decoder.next();
    assertThat(frame.requestId()).isEqualTo(0x8080);
    assertThat(frame.streamId()).isEqualTo(0x80);
    assertThat(frame.streamFlags()).isEqualTo(0x80);
    assertThat(frame.type()).isEqualTo(8);
    assertThat(frame.flags()).isEqualTo(8);
    assertThat(frame.payload()).hasSize(128).containsOnly(0xCC);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 65_535, 65_536, 0x800000, 16_777_215})
  void allBitsOfTheLengthCount(int length) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 0x5A);
    byte[] bytes = FrameEncoder.encode(Frame.of(1, 1, 1, FrameType.COMMAND_REQUEST, 1, payload));
    FrameDecoder large = new FrameDecoder(16_777_215);
    large.feed(bytes, 0, bytes.length);
    Frame frame = large.next();
    assertThat(frame.length()).isEqualTo(length);
    assertThat(Arrays.equals(frame.payload(), payload)).isTrue();
    assertThat(large.next()).isNull();
    large.finish();
  }

  @Test
  void severalFramesInOneChunkComeOneByOne() {
    feed("000000010001011f" + "01000003000100" + "12" + "77");
    assertThat(decoder.next()).isEqualTo(new Frame(1, 1, 1, 1, 15, new byte[0], 0, 0));
    assertThat(decoder.next()).isEqualTo(new Frame(3, 1, 0, 1, 2, hex("77"), 0, 1));
    assertThat(decoder.next()).isNull();
    assertThat(decoder.next()).isNull();
    decoder.finish();
  }

  @Test
  void aPayloadInsideOneChunkIsAViewOnIt() {
    byte[] chunk = hex("ee" + "0200000100010111" + "aabb" + "ee");
    decoder.feed(chunk, 1, 10);
    Frame frame = decoder.next();
    assertThat(frame.array()).isSameAs(chunk);
    assertThat(frame.offset()).isEqualTo(9);
    assertThat(frame.length()).isEqualTo(2);
    assertThat(decoder.next()).isNull();
  }

  @Test
  void oneFrameTellsOfAllAndLetsGoOfTheirPayloads() {
    feed(
        "010000" + "0100" + "01" + "00" + "11" + "aa" + "010000" + "0300" + "01" + "00" + "12"
            + "bb");
    Frame first = decoder.next();
    Frame kept = first.copy();
    assertThat(decoder.next()).isSameAs(first).isEqualTo(new Frame(3, 1, 0, 1, 2, hex("bb"), 0, 1));
    assertThat(decoder.next()).isNull();
    assertThat(first.array()).isEmpty();
    assertThat(kept).isEqualTo(new Frame(1, 1, 0, 1, 1, hex("aa"), 0, 1));
  }

  @Test
  void aPayloadWhollyInTheChunkAfterItsHeaderIsAViewToo() {
    feed("0200000100010111");
    assertThat(decoder.next()).isNull();
    byte[] chunk = hex("aabb");
    decoder.feed(chunk, 0, 2);
    Frame frame = decoder.next();
    assertThat(frame.array()).isSameAs(chunk);
    assertThat(frame.payload()).isEqualTo(chunk);
    assertThat(decoder.gatherCapacity()).isZero();
  }

  @Test
  void anEmptyFrameComesWithTheLastByteOfItsHeader() {
    feed("00000001000101");
    assertThat(decoder.next()).isNull();
    feed("11");
    assertThat(decoder.next()).isEqualTo(new Frame(1, 1, 1, 1, 1, new byte[0], 0, 0));
    assertThat(decoder.next()).isNull();
  }

  @Test
  void emptyChunksChangeNothing() {
    feed("");
    assertThat(decoder.next()).isNull();
    assertThat(decoder.inFrame()).isFalse();
    feed("0100000100");
    assertThat(decoder.next()).isNull();
    feed("");
    assertThat(decoder.next()).isNull();
    feed("010111");
    assertThat(decoder.next()).isNull();
    feed("");
    assertThat(decoder.next()).isNull();
    feed("7f");
    assertThat(decoder.next()).isEqualTo(new Frame(1, 1, 1, 1, 1, hex("7f"), 0, 1));
    decoder.finish();
  }

  @Test
  void aChunkMayFollowTheLastFrameAtOnce() {
    feed("0000000100010111");
    assertThat(decoder.next()).isNotNull();
    feed("0000000300010111");
    assertThat(decoder.next().requestId()).isEqualTo(3);
  }

  @Test
  void aSpanningPayloadIsGatheredInABufferOfTheDecoder() {
    byte[] chunk = hex("0300000100010111" + "aa");
    decoder.feed(chunk, 0, 9);
    assertThat(decoder.next()).isNull();
    chunk[8] = 0; // the loan has ended
    feed("bbcc");
    assertThat(decoder.next().payload()).isEqualTo(hex("aabbcc"));
  }

  @Test
  void nothingIsAllocatedForWhatAHeaderClaims() {
    feed("ffff00" + "0100" + "01" + "01" + "11");
    assertThat(decoder.next()).isNull();
    assertThat(decoder.gatherCapacity()).isZero();
    decoder.feed(new byte[10], 0, 10);
    assertThat(decoder.next()).isNull();
    assertThat(decoder.gatherCapacity()).isEqualTo(10);
    decoder.feed(new byte[1], 0, 1);
    assertThat(decoder.next()).isNull();
    assertThat(decoder.gatherCapacity()).isEqualTo(20);
    decoder.feed(new byte[9], 0, 9);
    assertThat(decoder.next()).isNull();
    assertThat(decoder.gatherCapacity()).isEqualTo(20);
    decoder.feed(new byte[1000], 0, 1000);
    assertThat(decoder.next()).isNull();
    assertThat(decoder.gatherCapacity()).isEqualTo(1020);
  }

  @Test
  void theBufferNeverGrowsPastTheFrame() {
    feed("1e0000" + "0100" + "01" + "01" + "11" + "00".repeat(20));
    assertThat(decoder.next()).isNull();
    feed("00");
    assertThat(decoder.next()).isNull();
    assertThat(decoder.gatherCapacity()).isEqualTo(30);
  }

  @Test
  void theBufferServesTheNextFrameAndIsLetGoBetweenFrames() {
    feed("0400000100010111" + "aabbcc");
    assertThat(decoder.next()).isNull();
    feed("dd" + "0300000300010111" + "0102");
    assertThat(decoder.next().payload()).isEqualTo(hex("aabbccdd"));
    assertThat(decoder.next()).isNull();
    assertThat(decoder.gatherCapacity()).isEqualTo(4);
    feed("03");
    Frame last = decoder.next();
    assertThat(last.payload()).isEqualTo(hex("010203"));
    assertThat(last.array()).hasSize(4);
    assertThat(decoder.gatherCapacity()).isEqualTo(4);
    assertThat(decoder.next()).isNull();
    assertThat(decoder.gatherCapacity()).isZero();
  }

  @Test
  void readDeadlinesCanTellWhereTheInputStopped() {
    assertThat(decoder.inFrame()).isFalse();
    assertThat(decoder.inHeader()).isFalse();
    feed("02");
    assertThat(decoder.next()).isNull();
    assertThat(decoder.inFrame()).isTrue();
    assertThat(decoder.inHeader()).isTrue();
    feed("000001000101");
    assertThat(decoder.next()).isNull();
    assertThat(decoder.inFrame()).isTrue();
    assertThat(decoder.inHeader()).isTrue();
    feed("11");
    assertThat(decoder.next()).isNull();
    assertThat(decoder.inFrame()).isTrue();
    assertThat(decoder.inHeader()).isFalse();
    feed("aa");
    assertThat(decoder.next()).isNull();
    assertThat(decoder.inFrame()).isTrue();
    feed("bb");
    assertThat(decoder.next()).isNotNull();
    assertThat(decoder.inFrame()).isFalse();
    assertThat(decoder.inHeader()).isFalse();
  }

  @Test
  void aLengthAtTheLimitIsTakenAndOneOverItRefusedOnTheHeader() {
    FrameDecoder four = new FrameDecoder(4);
    byte[] good = hex("0400000300010111" + "01020304");
    four.feed(good, 0, good.length);
    assertThat(four.next().length()).isEqualTo(4);
    assertThat(four.next()).isNull();
    byte[] header = hex("0500000300010111");
    four.feed(header, 0, 7);
    assertThat(four.next()).isNull();
    four.feed(header, 7, 1);
    FrameException refused = catchThrowableOfType(FrameException.class, four::next);
    assertThat(refused).hasMessage("frame payload of 5 bytes for request 3 exceeds the limit of 4");
    assertThat(refused.kind()).isEqualTo(FrameException.Kind.TOO_LARGE);
    assertThat(refused.requestId()).isEqualTo(3);
    assertThat(refused.getStackTrace()).isEmpty();
    assertThat(refused.getCause()).isNull();
    refused.addSuppressed(new IllegalStateException());
    assertThat(refused.getSuppressed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "701101ffff010111, frame payload of 70000 bytes for request 65535 exceeds the limit of 65535",
    "0000010300010111, frame payload of 65536 bytes for request 3 exceeds the limit of 65535",
    "ffffff0300010111, frame payload of 16777215 bytes for request 3 exceeds the limit of 65535",
  })
  void aRefusalNamesTheFactAndTheLimit(String header, String message) {
    feed(header);
    assertThatExceptionOfType(FrameException.class).isThrownBy(decoder::next).withMessage(message);
  }

  @Test
  void aDecoderThatFailedStaysFailedAndHoldsNothing() {
    feed("0400000100010111" + "aa");
    assertThat(decoder.next()).isNull();
    feed("bbccdd" + "ffffff0300010111" + "00");
    Frame given = decoder.next();
    assertThat(given.payload()).isEqualTo(hex("aabbccdd"));
    FrameException first = catchThrowableOfType(FrameException.class, decoder::next);
    assertThat(first.requestId()).isEqualTo(3);
    assertThat(decoder.gatherCapacity()).isZero();
    assertThat(given.array()).isEmpty();
    assertThat(catchThrowableOfType(FrameException.class, decoder::next)).isSameAs(first);
    assertThat(catchThrowableOfType(FrameException.class, decoder::finish)).isSameAs(first);
    assertThat(catchThrowableOfType(FrameException.class, () -> feed("00"))).isSameAs(first);
    assertThat(catchThrowableOfType(FrameException.class, decoder::next)).isSameAs(first);
  }

  @ParameterizedTest
  @CsvSource({
    "1d, 0, truncated frame: input ended after 1 of 8 header bytes",
    "1d0000, 0, truncated frame: input ended after 3 of 8 header bytes",
    "1d000001, 0, truncated frame: input ended after 4 of 8 header bytes",
    "1d00000180, 32769, truncated frame: input ended after 5 of 8 header bytes",
    "1d000001000101, 1, truncated frame: input ended after 7 of 8 header bytes",
    "1d00000100010111, 1, truncated frame: input ended after 0 of 29 payload bytes of request 1",
    "1d00000100010111aaaaaaaaaaaaaaaaaaaa, 1,"
        + " truncated frame: input ended after 10 of 29 payload bytes of request 1",
  })
  void anEndInsideAFrameIsToldOf(String input, int requestId, String message) {
    feed(input);
    assertThat(decoder.next()).isNull();
    FrameException truncated = catchThrowableOfType(FrameException.class, decoder::finish);
    assertThat(truncated).hasMessage(message);
    assertThat(truncated.kind()).isEqualTo(FrameException.Kind.TRUNCATED);
    assertThat(truncated.requestId()).isEqualTo(requestId);
    assertThat(catchThrowableOfType(FrameException.class, decoder::finish)).isSameAs(truncated);
    assertThat(catchThrowableOfType(FrameException.class, decoder::next)).isSameAs(truncated);
  }

  @Test
  void theHeaderOfARefusedOrIncompleteFrameIsKept() {
    assertThat(decoder.header()).isEmpty();
    feed("0000000100010111" + "1d0000");
    assertThat(decoder.next()).isNotNull();
    assertThat(decoder.header()).isEmpty();
    assertThat(decoder.next()).isNull();
    assertThat(decoder.header()).isEqualTo(hex("1d0000"));
    assertThatThrownBy(decoder::finish).isInstanceOf(FrameException.class);
    assertThat(decoder.header()).isEqualTo(hex("1d0000"));
    FrameDecoder other = new FrameDecoder(4);
    byte[] refused = hex("474554202f204854" + "5450");
    other.feed(refused, 0, refused.length);
    assertThatThrownBy(other::next).isInstanceOf(FrameException.class);
    assertThat(other.header()).isEqualTo(hex("474554202f204854"));
  }

  @Test
  void anErrorForAnotherProtocolHasNoRequest() {
    FrameException foreign = FrameException.foreign("the peer speaks HTTP");
    assertThat(foreign).hasMessage("the peer speaks HTTP");
    assertThat(foreign.kind()).isEqualTo(FrameException.Kind.FOREIGN);
    assertThat(foreign.requestId()).isZero();
    assertThat(foreign.getStackTrace()).isEmpty();
  }

  @Test
  void theEndAfterAFrameForgetsItsHeader() {
    feed("0000000100010111" + "0000");
    assertThat(decoder.next()).isNotNull();
    assertThat(decoder.next()).isNull();
    assertThatExceptionOfType(FrameException.class)
        .isThrownBy(decoder::finish)
        .withMessage("truncated frame: input ended after 2 of 8 header bytes");
  }

  @Test
  void anEmptyInputEndsCleanly() {
    decoder.finish();
    assertThat(decoder.next()).isNull();
  }

  @Test
  void aChunkBeforeTheLastOneIsReadIsRefused() {
    feed("0000000100010111" + "0000000300010111");
    assertThat(decoder.next()).isNotNull();
    assertThatIllegalStateException()
        .isThrownBy(() -> feed("00"))
        .withMessage(
            "feed() while 8 bytes of the last chunk are unread; call next() until it returns null");
    assertThatIllegalStateException()
        .isThrownBy(decoder::finish)
        .withMessage(
            "finish() while 8 bytes of the last chunk are unread;"
                + " call next() until it returns null");
    assertThat(decoder.next().requestId()).isEqualTo(3);
    decoder.finish();
  }

  @Test
  void aChunkOutsideOfItsArrayIsRefused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> decoder.feed(new byte[4], 2, 3))
        .withMessage("Range [2, 2 + 3) out of bounds for length 4");
  }

  @Test
  void theLimitIsCheckedToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrameDecoder(-1))
        .withMessage("payload limit -1 is not in 0..16777215");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrameDecoder(16_777_216))
        .withMessage("payload limit 16777216 is not in 0..16777215");
    FrameDecoder none = new FrameDecoder(0);
    none.feed(hex("0000000100010111"), 0, 8);
    assertThat(none.next()).isNotNull();
    none.feed(hex("0100000100010111"), 0, 8);
    assertThatExceptionOfType(FrameException.class)
        .isThrownBy(none::next)
        .withMessage("frame payload of 1 bytes for request 1 exceeds the limit of 0");
  }

  @Test
  void anExpiredDecoderNamesTheRequestAndTakesNothingMore() {
    FrameDecoder decoder = new FrameDecoder(4);
    decoder.feed(hex("0200000300010111aa"), 0, 9);
    assertThat(decoder.next()).isNull();
    FrameException late = decoder.expire("a frame took more than 30 s");
    assertThat(late).hasMessage("a frame took more than 30 s");
    assertThat(late.kind()).isEqualTo(FrameException.Kind.LATE);
    assertThat(late.requestId()).isEqualTo(3);
    assertThatExceptionOfType(FrameException.class)
        .isThrownBy(() -> decoder.expire("again"))
        .isSameAs(late);
  }
}
