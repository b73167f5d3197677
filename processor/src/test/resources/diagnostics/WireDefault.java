package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import dev.wirecommand.WireName;
import dev.wirecommand.cbor.CborValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

class WireDefault {
  enum Color {
    RED,
    @WireName("dark-green")
    GREEN
  }

  @WireCommand("a")
  void a(
      @Arg(defaultValue = "many") int word, // ERROR [WireDefault]
      @Arg(defaultValue = "2147483648") int over, // ERROR [WireDefault]
      @Arg(defaultValue = "-9223372036854775809") long under, // ERROR [WireDefault]
      @Arg(
              value = "flag",
              defaultValue = "yes") // ERROR [WireDefault]
          boolean yes,
      @Arg(defaultValue = "") Boolean empty, // ERROR [WireDefault]
      @Arg(defaultValue = "00") byte[] bytes, // ERROR [WireDefault]
      @Arg(defaultValue = "a") List<String> list, // ERROR [WireDefault]
      @Arg(defaultValue = "1 ") Integer space, // ERROR [WireDefault]
      @Arg(defaultValue = "128") byte small, // ERROR [WireDefault]
      @Arg(defaultValue = "18446744073709551616") BigInteger big, // ERROR [WireDefault]
      @Arg(defaultValue = "1e39") float huge, // ERROR [WireDefault]
      @Arg(defaultValue = "3.4028236E38") float next, // ERROR [WireDefault]
      @Arg(defaultValue = "-1.8E308") double nextDouble, // ERROR [WireDefault]
      @Arg(defaultValue = "a\ud800b") String half, // ERROR [WireDefault]
      @Arg(defaultValue = "NaN") double number, // ERROR [WireDefault]
      @Arg(defaultValue = "REED") Color color, // ERROR [WireDefault]
      @Arg(defaultValue = "GREEN") Color renamed, // ERROR [WireDefault]
      @Arg(defaultValue = "mauve") Color other, // ERROR [WireDefault]
      @Arg(defaultValue = "yesterday") Instant instant, // ERROR [WireDefault]
      @Arg(defaultValue = "30s") Duration duration, // ERROR [WireDefault]
      @Arg(defaultValue = "1-1-1-1-1") UUID uuid, // ERROR [WireDefault]
      @Arg(defaultValue = "a b") URI uri, // ERROR [WireDefault]
      @Arg(defaultValue = "{}") CborValue value, // ERROR [WireDefault]
      @Arg(defaultValue = "dark-green") Color fine,
      @Arg(defaultValue = "+5") int plus,
      @Arg(defaultValue = "") String text) {}

  @WireCommand("b")
  void b(
      @Arg(defaultValue = "2026-02-30") LocalDate date, // ERROR [WireDefault]
      @Arg(defaultValue = "24:00") LocalTime time, // ERROR [WireDefault]
      @Arg(defaultValue = "2026-01-31 12:00") LocalDateTime dateTime, // ERROR [WireDefault]
      @Arg(defaultValue = "2026-01-31T12:00") OffsetDateTime offset, // ERROR [WireDefault]
      @Arg(defaultValue = "Mars/Olympus") ZoneId zone, // ERROR [WireDefault]
      @Arg(defaultValue = "1,5") BigDecimal comma, // ERROR [WireDefault]
      @Arg(defaultValue = "1E+10001") BigDecimal large, // ERROR [WireDefault]
      @Arg(defaultValue = "1E-10001") BigDecimal small, // ERROR [WireDefault]
      @Arg(defaultValue = "1E99999999999") BigDecimal overflow, // ERROR [WireDefault]
      @Arg(defaultValue = "") char none, // ERROR [WireDefault]
      @Arg(defaultValue = "ab") Character two, // ERROR [WireDefault]
      @Arg(defaultValue = "\ud83d") char half, // ERROR [WireDefault]
      @Arg(defaultValue = "\n\u202e") char hidden, // ERROR [WireDefault]
      @Arg(defaultValue = "1E+10000") BigDecimal fine) {}
}
