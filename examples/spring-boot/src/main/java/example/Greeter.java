package example;

import dev.wirecommand.WireCommand;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A bean with commands. */
@Component
class Greeter {
  private final String greeting;

  Greeter(@Value("${greeting:Hello}") String greeting) {
    this.greeting = greeting;
  }

  /** Greets a guest. */
  @WireCommand("greet")
  String greet(String name) {
    return greeting + ", " + name;
  }
}
