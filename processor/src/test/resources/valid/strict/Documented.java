package strict;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Commands whose Javadoc and deprecation their clients have as well. */
class Documented {
  /**
   * Finds a value.
   *
   * @param größe how large it is
   * @return the value, a {@code List<String>} as {@link String}, without "$T", {@literal *}{@literal /}
   *     or {@literal \}u000a
   * @throws CommandException if there is none
   * @throws dev.wirecommand.command.CommandException if there are
   *     several
   * @throws IllegalStateException if the server says so
   */
  @WireCommand("find")
  String find(@dev.wirecommand.Arg("size") int größe) {
    throw new CommandException("none", "there is none");
  }

  /** {@return the name of {@code Map<K, V>} &amp; more} */
  @WireCommand("name")
  String name() {
    return "a";
  }

  /**
   * Says when.
   *
   * @return completes with the time
   * @throws CommandException never
   */
  @WireCommand("when")
  CompletionStage<Integer> when() {
    throw new UnsupportedOperationException();
  }

  /**
   * Lists all.
   *
   * @return all of them
   * @throws CommandException before the first
   */
  @WireCommand("all")
  Stream<String> all() {
    return Stream.of();
  }

  /**
   * Does it in an old way.
   *
   * @deprecated since {@link #name()} does it better
   */
  @Deprecated(since = "2 \"$L\" \u00e9", forRemoval = true)
  @WireCommand("old")
  void old() {}

  /** With an annotation alone. */
  @Deprecated
  @WireCommand("older")
  void older() {}
}
