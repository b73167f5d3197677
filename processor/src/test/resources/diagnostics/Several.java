package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandContext;
import java.util.Currency;
import java.util.List;

/** All problems of a class are told in one round, one for each cause; and of the next class too. */
class Several {
  @WireCommand("bad name") // ERROR [WireName]
  private static <T> T a( // ERROR [WireAccess] [WireStatic] [WireTypeParam] [WireThrows]
      List<T> list, Currency currency) throws Throwable { // ERROR [WireType]
    return null;
  }

  class Inner { // ERROR [WireInner]
    @WireCommand("wirecommand.x") // ERROR [WireNameReserved]
    void b(@Arg(defaultValue = "x") int number) {} // ERROR [WireDefault]
  }

  static void uses(SeveralClient client, SeveralDispatch dispatch, Several_InnerClient inner) {}
}
