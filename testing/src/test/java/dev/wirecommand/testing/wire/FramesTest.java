package dev.wirecommand.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramesTest {
  @Test
  void framesAreThoseOfAClient() {
    assertThat(Frames.request(1, "now"))
        .isEqualTo("1 1 0 command-request new cbor:{b'name': b'now'}");
    assertThat(Frames.requestWithMeta(3, "now", "b'deadline': 5"))
        .isEqualTo("3 1 0 command-request new cbor:{b'name': b'now', b'meta': {b'deadline': 5}}");
    assertThat(Frames.requestWithArguments(5, "look", "b'key': 'main'"))
        .isEqualTo("5 1 0 command-request new cbor:{b'name': b'look', b'args': {b'key': 'main'}}");
    assertThat(Frames.cancel(7, 5))
        .isEqualTo(
            "7 1 0 command-request new cbor:{b'name': b'wirecommand.cancel',"
                + " b'args': {b'request': 5}}");
    assertThat(Frames.upload(9, "put"))
        .isEqualTo("9 1 0 command-request new|have-data cbor:{b'name': b'put'}");
    assertThat(Frames.uploadWithMeta(11, "put", "b'window': 8"))
        .isEqualTo(
            "11 1 0 command-request new|have-data cbor:{b'name': b'put', b'meta': {b'window': 8}}");
    assertThat(Frames.window(11, 65_536)).isEqualTo("11 1 0 window 0 cbor:65536");
    assertThat(Frames.data(9, "a")).isEqualTo("9 1 0 command-data continuation a");
    assertThat(Frames.lastData(9, "b")).isEqualTo("9 1 0 command-data eos b");
  }

  @Test
  void printedFramesAreThoseOfALink() {
    assertThat(Frames.printed("1 2 1 4 6 cbor:1"))
        .isEqualTo("1 2 stream-begin bytes-response eos|cbor cbor:1");
    assertThat(Frames.printed("1 2 0 error-response application cbor:1"))
        .isEqualTo("1 2 0 error-response application \\x01");
  }
}
