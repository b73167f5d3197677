package dev.wirecommand.abuse;

import dev.wirecommand.cbor.CborLimits;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** A setting of a server that bounds what a peer may do. Times are in milliseconds. */
enum Setting {
  RECEIVE_PAYLOAD(16_777_215),
  REQUEST_BYTES(Integer.MAX_VALUE),
  REQUEST_FRAMES(Integer.MAX_VALUE),
  NAME_BYTES(Integer.MAX_VALUE),
  BUFFERED_DATA_BYTES(Integer.MAX_VALUE),
  PARTIAL_REQUESTS(65_536),
  CONNECTION_BYTES(Integer.MAX_VALUE),
  PROCESS_BYTES(Long.MAX_VALUE),
  OPEN_STREAMS(128),
  RUNNING_COMMANDS(65_536),
  SERVER_RUNNING_COMMANDS(Integer.MAX_VALUE),
  WINDOW_BYTES(Integer.MAX_VALUE),
  PINGS(Integer.MAX_VALUE),
  EMPTY_DATA(Integer.MAX_VALUE),
  DATA_FRAMES(Integer.MAX_VALUE),
  STREAM_SETTINGS(Integer.MAX_VALUE),
  STREAM_OPENS(Integer.MAX_VALUE),
  WINDOW_FRAMES(Integer.MAX_VALUE),
  FAILURE_TRACES(Integer.MAX_VALUE),
  DEPTH(CborLimits.DEEPEST),
  ITEMS(Integer.MAX_VALUE),
  MAP_KEYS(Integer.MAX_VALUE),
  CONNECTIONS(Integer.MAX_VALUE),
  CONNECTIONS_PER_ADDRESS(Integer.MAX_VALUE),
  HANDSHAKE(years()),
  HEADER(years()),
  FRAME(years()),
  REQUEST(years()),
  DATA(years()),
  IDLE(years()),
  LEAVE_GRACE(years()),
  WRITE_STALL(years()),
  WRITE_GRACE(years()),
  BYTES_PER_SECOND(Integer.MAX_VALUE),
  CALL_DEADLINE(years()),
  HANDLER_THREADS(Integer.MAX_VALUE);

  /** The value at which the setting holds nothing off. */
  private final long max;

  Setting(long max) {
    this.max = max;
  }

  private static long years() {
    return Duration.ofDays(3_650).toMillis();
  }

  long max() {
    return max;
  }

  /** Returns settings from their texts, such as {@code PINGS=100}. */
  static Map<Setting, Long> parse(Iterable<String> texts) {
    Map<Setting, Long> settings = new EnumMap<>(Setting.class);
    for (String text : texts) {
      String[] parts = text.split("=", 2);
      settings.put(valueOf(parts[0]), Long.parseLong(parts[1]));
    }
    return settings;
  }
}
