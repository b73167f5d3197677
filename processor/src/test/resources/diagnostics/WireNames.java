package diagnostics;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireName;

class WireNames {
  enum Color {
    @WireName("") // ERROR [WireNameEmpty]
    RED,
    GREEN,
    @WireName("GREEN") // ERROR [WireDuplicate]
    LIME,
    @WireName("half \ud83d") // ERROR [WireName]
    BLUE,
    @WireName("whole \ud83d\ude00")
    SMILE
  }

  sealed interface Shape {}

  record Circle() implements Shape {}

  @WireName("Circle") // ERROR [WireDuplicate]
  record Round() implements Shape {}

  @WireCommand("a")
  Color a(Shape shape) {
    return Color.RED;
  }
}
