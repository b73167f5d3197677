package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.util.List;

class WireDefault {
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
      @Arg(defaultValue = "+5") int plus,
      @Arg(defaultValue = "") String text) {}
}
