package example;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import lombok.Builder;
import lombok.RequiredArgsConstructor;

/** Commands in a class, with a record and a class that Lombok completes. */
@RequiredArgsConstructor
class Greeter {
  private final String greeting;

  @Builder
  record Guest(String name, Money money) {}

  @WireCommand("greet")
  String greet(Guest guest, @Arg(defaultValue = ", ") String separator) {
    Money money = guest.money();
    return greeting + separator + guest.name() + ": " + money.getCurrency() + " " + money.getAmount();
  }
}
