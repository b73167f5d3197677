package diagnostics;

import dev.wirecommand.WireCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

class WireNullPrimitive {
  record Point(@Nullable int x) {} // ERROR-JAVAC [WireNullPrimitive]

  @interface Declared {
    @interface Nullable {}
  }

  @WireCommand("a")
  void a(
      @Nullable long number, // ERROR [WireNullPrimitive]
      @Nullable byte[] bytes, // ERROR [WireNullPrimitive]
      byte @Nullable [] fine,
      @Declared.Nullable byte[] alsoFine,
      @Declared.Nullable boolean flag, // ERROR [WireNullPrimitive]
      List<Point> points) {} // ERROR-ECJ [WireNullPrimitive]

  @WireCommand("b")
  @Nullable double b() { // ERROR [WireNullPrimitive]
    return 0;
  }
}
