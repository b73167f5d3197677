package nasty;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import dev.wirecommand.WireName;

/** Texts with every kind of character that a literal or a comment must not have as it is. */
class Texts {
  enum Odd {
    @WireName("a\u2028b")
    SEPARATED,
    @WireName("\u0085\ud83d\ude00")
    NEXT_LINE,
    @WireName("\"\\u0041\\\u2029")
    QUOTED,
    @WireName("\u007f\u0000\r\n\t$S$$")
    CONTROL
  }

  record \u00dcber(int gr\u00f6\u00dfe, int $\u00e9) {}

  /**
   * Gives a text back: a b, \\u0041, {@code x < y && y > z}, 100 % of $S, grüße, 😀.
   *
   * <p>It's "quoted", it has an {@literal @} and a *{@literal /}.
   *
   * @param text it has  , and a {@literal <tag>}
   */
  @WireCommand("text")
  String text(@Arg(defaultValue = "a\u2028b\u2029\u0085\r\n\t\"\\u0041\\\u0000\u00e9\ud83d\ude00$S") String text) {
    return text;
  }

  @WireCommand("odd")
  Odd odd(@Arg(defaultValue = "a\u2028b") Odd odd) {
    return odd;
  }

  @WireCommand("record")
  \u00dcber \u00fcber(@Arg("record") \u00dcber \u00fcber) {
    return \u00fcber;
  }

  @WireCommand("letters")
  int \ud835\udd38(@Arg("letter") int \ud835\udd39) {
    return \ud835\udd39;
  }

  /**
   * Adds.
   *
   * @param $left the left one
   * @param größe the right one
   * @return the sum
   */
  @WireCommand("sum")
  int sum(@Arg("left") int $left, @Arg("right") int gr\u00f6\u00dfe) {
    return $left + gr\u00f6\u00dfe;
  }
}
