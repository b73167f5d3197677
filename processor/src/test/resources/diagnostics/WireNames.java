package diagnostics;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireName;

class WireNames {
  enum Color {
    @WireName("") // ERROR-JAVAC [WireNameEmpty]
    RED,
    GREEN,
    @WireName("GREEN") // ERROR-JAVAC [WireDuplicate]
    LIME,
    @WireName("half \ud83d") // ERROR-JAVAC [WireName]
    BLUE,
    @WireName("whole \ud83d\ude00")
    SMILE
  }

  sealed interface Shape {}

  record Circle() implements Shape {}

  @WireName("Circle") // ERROR-JAVAC [WireDuplicate]
  record Round() implements Shape {}

  @WireCommand("a")
  Color a(Shape shape) { // ERROR-ECJ [WireNameEmpty] [WireName] [WireDuplicate] [WireDuplicate]
    return Color.RED;
  }
}
