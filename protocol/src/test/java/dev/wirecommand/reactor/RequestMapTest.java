package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.text.FrameText;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request maps that are taken, and those that are made (section 3 of the protocol). */
class RequestMapTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] NO_ARGS = {(byte) 0xA0};

  private static RequestMap parse(String hex) {
    return RequestMapParser.parse(ByteSlice.of(HEX.parseHex(hex.replace(" ", ""))), Limits.DEFAULT);
  }

  private static String hex(ByteSlice slice) {
    return HEX.formatHex(slice.toByteArray());
  }

  @Test
  void nameAndArgsAreTakenAsTheyCame() {
    RequestMap map = parse("a2 4461726773 a1 4161 1900 01 446e616d65 43 72756e");
    assertThat(map.name()).isEqualTo(slice("run"));
    assertThat(hex(map.args())).isEqualTo("a14161190001");
    assertThat(map.meta()).isNull();
  }

  @Test
  void withoutArgsThereIsAnEmptyMap() {
    RequestMap map = parse("a1 446e616d65 41 61");
    assertThat(map.args().toByteArray()).isEqualTo(NO_ARGS);
    assertThat(map.meta()).isNull();
  }

  @Test
  void metaIsTakenAsItCame() {
    RequestMap map = parse("a2 446d657461 a1 4161 01 446e616d65 41 61");
    assertThat(map.args().toByteArray()).isEqualTo(NO_ARGS);
    assertThat(hex(map.meta())).isEqualTo("a1416101");
  }

  @Test
  void keysAndNameMayBeText() {
    RequestMap map = parse("a3 64617267 73 a1 6161 01 646d657461 a0 646e616d65 63 72756e");
    assertThat(map.name()).isEqualTo(slice("run"));
    assertThat(hex(map.args())).isEqualTo("a1616101");
    assertThat(hex(map.meta())).isEqualTo("a0");
  }

  @Test
  void keysMayComeInAnyOrder() {
    RequestMap map = parse("a3 446e616d65 41 61 446d657461 a0 4461726773 a1 01 02");
    assertThat(map.name()).isEqualTo(slice("a"));
    assertThat(hex(map.args())).isEqualTo("a10102");
    assertThat(hex(map.meta())).isEqualTo("a0");
  }

  @Test
  void unknownKeysOfAnyTypeAreIgnored() {
    RequestMap map =
        parse("a8 00 01 f6 02 80 03 a0 04 6178 a1 01 02 4179 81 05 f93c00 06 446e616d65 41 61");
    assertThat(map.name()).isEqualTo(slice("a"));
    assertThat(map.args().toByteArray()).isEqualTo(NO_ARGS);
    assertThat(map.meta()).isNull();
  }

  @Test
  void theSameKeyTwiceIsNoneInAMapThatIsUnknown() {
    // A byte string and a text string are two keys, except where names are due.
    assertThat(parse("a2 4178 a2 4161 01 6161 02 446e616d65 41 61").name()).isEqualTo(slice("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a1 446e616d65 43 72756e",
        "a1 446e616d65 58 03 72756e",
        "a1 446e616d65 59 0003 72756e",
        "a1 446e616d65 5a 00000003 72756e",
        "a1 446e616d65 5b 0000000000000003 72756e",
        "a1 446e616d65 7b 0000000000000003 72756e",
        "b8 01 58 04 6e616d65 63 72756e",
        "bb 0000000000000001 5b 0000000000000004 6e616d65 43 72756e",
      })
  void headsNeedNotBeTheShortest(String map) {
    assertThat(parse(map).name()).isEqualTo(slice("run"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a1 446e616d65 40", "a1 446e616d65 60", "a1 446e616d65 58 00"})
  void anEmptyNameIsWellFormed(String map) {
    assertThat(parse(map).name()).isEqualTo(ByteSlice.EMPTY);
  }

  @Test
  void aNameOf24BytesHasALongerHead() {
    assertThat(parse("a1 446e616d65 57" + "61".repeat(23)).name()).isEqualTo(slice("a".repeat(23)));
    assertThat(parse("a1 446e616d65 5818" + "61".repeat(24)).name())
        .isEqualTo(slice("a".repeat(24)));
  }

  @Test
  void aNameOfBytesNeedNotBeUtf8() {
    assertThat(hex(parse("a1 446e616d65 42 ff00").name())).isEqualTo("ff00");
  }

  @Test
  void nothingAroundTheDocumentIsRead() {
    byte[] array = HEX.parseHex("ffff" + "a24461726773a1416101446e616d654162" + "ffff");
    RequestMap map =
        RequestMapParser.parse(new ByteSlice(array, 2, array.length - 4), Limits.DEFAULT);
    assertThat(map.name()).isEqualTo(slice("b"));
    assertThat(map.name().array()).isSameAs(array);
    assertThat(hex(map.args())).isEqualTo("a1416101");
  }

  @Test
  void whatIsMadeIsCanonical() {
    ByteSlice args = ByteSlice.of(FrameText.parsePayload("cbor:{b'n': 1}"));
    ByteSlice meta = ByteSlice.of(FrameText.parsePayload("cbor:{b'deadline': 5}"));
    byte[] name = Lines.bytes("run");
    assertThat(new RequestMapEncoder().encode(name, ByteSlice.of(NO_ARGS), null).toByteArray())
        .isEqualTo(FrameText.parsePayload("cbor:{b'name': b'run'}"));
    assertThat(new RequestMapEncoder().encode(name, args, null).toByteArray())
        .isEqualTo(FrameText.parsePayload("cbor:{b'name': b'run', b'args': {b'n': 1}}"));
    assertThat(new RequestMapEncoder().encode(name, ByteSlice.of(NO_ARGS), meta).toByteArray())
        .isEqualTo(FrameText.parsePayload("cbor:{b'name': b'run', b'meta': {b'deadline': 5}}"));
    assertThat(new RequestMapEncoder().encode(name, args, meta).toByteArray())
        .isEqualTo(
            FrameText.parsePayload(
                "cbor:{b'meta': {b'deadline': 5}, b'name': b'run', b'args': {b'n': 1}}"));
  }

  @Test
  void argsAreTakenFromWhereTheyLie() {
    byte[] array = HEX.parseHex("ff" + "a14161f5" + "ff");
    ByteSlice made =
        new RequestMapEncoder()
            .encode(new byte[0], new ByteSlice(array, 1, 4), new ByteSlice(array, 1, 4));
    assertThat(hex(made)).isEqualTo("a34461726773a14161f5446d657461a14161f5446e616d6540");
  }
}
