package dev.wirecommand.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one-line form for people, of section 7 of the protocol. */
class FrameDescriptionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ',',
      value = {
        "29,1,2,1,4,2, size=29; request=1; stream=2; streamflags=stream-begin;"
            + " type=bytes-response; flags=eos",
        "0,65535,255,0,6,0, size=0; request=65535; stream=255; streamflags=;"
            + " type=text-output; flags=",
        "3,3,1,7,1,15, size=3; request=3; stream=1; streamflags=stream-begin|stream-end|encoded;"
            + " type=command-request; flags=new|continuation|more|have-data",
        "0,1,1,255,3,15, size=0; request=1; stream=1;"
            + " streamflags=stream-begin|stream-end|encoded|<unknown 0x08>|<unknown 0x10>"
            + "|<unknown 0x20>|<unknown 0x40>|<unknown 0x80>;"
            + " type=command-data; flags=continuation|eos|<unknown 0x04>|<unknown 0x08>",
        "0,1,1,128,15,9, size=0; request=1; stream=1; streamflags=<unknown 0x80>;"
            + " type=<unknown 0x0f>; flags=<unknown 0x01>|<unknown 0x08>",
        "0,1,1,4,0,8, size=0; request=1; stream=1; streamflags=encoded;"
            + " type=<unknown 0x00>; flags=<unknown 0x08>",
        "0,1,1,2,8,1, size=0; request=1; stream=1; streamflags=stream-end;"
            + " type=stream-settings; flags=<unknown 0x01>",
      })
  void oneLineTellsEveryFieldButThePayload(
      int size, int request, int stream, int streamFlags, int type, int flags, String fields) {
    Frame frame = new Frame(request, stream, streamFlags, type, flags, new byte[size + 2], 1, size);
    assertThat(frame).hasToString("frame(" + fields + ")");
  }
}
