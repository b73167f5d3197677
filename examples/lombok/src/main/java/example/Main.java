package example;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.server.WireServer;
import java.math.BigDecimal;

/** Serves the commands in this process, and calls one. */
public final class Main {
  private Main() {}

  /** Serves and calls. */
  public static void main(String... args) {
    GreeterDispatch dispatch = new GreeterDispatch(new Greeter("Good morning"));
    try (WireServer server = WireServer.builder().dispatch(dispatch).build();
        CommandClient connection = InProcess.connect(server)) {
      Greeter.Guest guest =
          Greeter.Guest.builder().name("Ann").money(new Money("EUR", new BigDecimal("12.50"))).build();
      System.out.println(new GreeterClient(connection).greet(guest, ", "));
    }
  }
}
