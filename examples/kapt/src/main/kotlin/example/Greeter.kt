package example

import dev.wirecommand.Arg
import dev.wirecommand.WireCommand

/** Commands in Kotlin. */
class Greeter {
  /** Greets a guest. */
  @WireCommand("greet")
  fun greet(name: String, @Arg(defaultValue = "Hello") greeting: String): String = "$greeting, $name"

  /**
   * Adds up the numbers of each list. Without the annotation, Java sees a list of any type that
   * extends `List<Integer>`, and the type of the values is open.
   */
  @WireCommand("sums")
  @JvmSuppressWildcards
  fun sums(numbers: Map<String, List<Int>>): Map<String, Int> = numbers.mapValues { it.value.sum() }
}
