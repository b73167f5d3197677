package dev.wirecommand.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameTypeTest {
  /** Section 1 of the protocol, written down a second time. */
  @Test
  void typesAndFlagsAreThoseOfTheProtocol() {
    Map<Integer, String> table = new LinkedHashMap<>();
    for (FrameType type : FrameType.values()) {
      table.put(type.code(), type.wireName() + " " + type.flagNames());
    }
    assertThat(table)
        .containsExactly(
            Map.entry(1, "command-request [new, continuation, more, have-data]"),
            Map.entry(3, "command-data [continuation, eos]"),
            Map.entry(4, "bytes-response [continuation, eos, cbor]"),
            Map.entry(5, "error-response [protocol, application]"),
            Map.entry(6, "text-output []"),
            Map.entry(7, "progress []"),
            Map.entry(8, "stream-settings []"),
            Map.entry(9, "window []"));
  }

  @Test
  void ofFindsEveryTypeAndNothingElse() {
    assertThat(FrameType.of(Integer.MIN_VALUE)).isNull();
    assertThat(FrameType.of(-1)).isNull();
    assertThat(FrameType.of(0)).isNull();
    assertThat(FrameType.of(1)).isSameAs(FrameType.COMMAND_REQUEST);
    assertThat(FrameType.of(2)).isNull();
    assertThat(FrameType.of(3)).isSameAs(FrameType.COMMAND_DATA);
    assertThat(FrameType.of(4)).isSameAs(FrameType.BYTES_RESPONSE);
    assertThat(FrameType.of(5)).isSameAs(FrameType.ERROR_RESPONSE);
    assertThat(FrameType.of(6)).isSameAs(FrameType.TEXT_OUTPUT);
    assertThat(FrameType.of(7)).isSameAs(FrameType.PROGRESS);
    assertThat(FrameType.of(8)).isSameAs(FrameType.STREAM_SETTINGS);
    assertThat(FrameType.of(9)).isSameAs(FrameType.WINDOW);
    for (int code = 10; code <= 17; code++) {
      assertThat(FrameType.of(code)).as("type %d", code).isNull();
    }
    assertThat(FrameType.of(Integer.MAX_VALUE)).isNull();
  }

  @Test
  void ofWireNameFindsEveryTypeAndNothingElse() {
    for (FrameType type : FrameType.values()) {
      assertThat(FrameType.ofWireName(type.wireName())).isSameAs(type);
    }
    assertThat(FrameType.ofWireName("COMMAND_REQUEST")).isNull();
    assertThat(FrameType.ofWireName("")).isNull();
  }

  @Test
  void flagConstantsAreTheBitsOfTheNames() throws IllegalAccessException {
    Map<String, List<String>> names =
        Map.of(
            "REQUEST", FrameType.COMMAND_REQUEST.flagNames(),
            "DATA", FrameType.COMMAND_DATA.flagNames(),
            "RESPONSE", FrameType.BYTES_RESPONSE.flagNames(),
            "ERROR", FrameType.ERROR_RESPONSE.flagNames(),
            "STREAM", List.of("begin", "end", "encoded"));
    Map<String, Integer> expected = new LinkedHashMap<>();
    names.forEach(
        (prefix, flags) -> {
          for (String flag : flags) {
            String constant = prefix + "_" + flag.toUpperCase(Locale.ROOT).replace('-', '_');
            expected.put(constant, 1 << flags.indexOf(flag));
          }
        });
    Map<String, Integer> constants = new LinkedHashMap<>();
    for (Field field : FrameType.class.getFields()) {
      if (field.getType() != int.class) {
        continue;
      }
      constants.put(field.getName(), field.getInt(null));
    }
    assertThat(constants).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(FrameType.streamFlagNames())
        .containsExactly("stream-begin", "stream-end", "encoded");
  }

  @Test
  void typesHaveNamesOrNumbers() {
    assertThat(FrameType.describe(1)).isEqualTo("command-request");
    assertThat(FrameType.describe(8)).isEqualTo("stream-settings");
    assertThat(FrameType.describe(0)).isEqualTo("frame type 0");
    assertThat(FrameType.describe(9)).isEqualTo("window");
    assertThat(FrameType.describe(10)).isEqualTo("frame type 10");
  }
}
