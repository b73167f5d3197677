package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import dev.wirecommand.WireName;
import dev.wirecommand.cbor.CborValue;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
}
