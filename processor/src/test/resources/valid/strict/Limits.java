package strict;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;

/** Defaults at the ends of their types' ranges. */
class Limits {
  @WireCommand("floats")
  String floats(
      @Arg(defaultValue = "3.4028235E38") float most,
      @Arg(defaultValue = "-3.4028235e+38") float least,
      @Arg(defaultValue = "3.40282350000000001E38") float rounded,
      @Arg(defaultValue = "1.4E-45") float smallest,
      @Arg(defaultValue = "1.7976931348623157E308") double mostDouble,
      @Arg(defaultValue = "-1.7976931348623157E308") double leastDouble,
      @Arg(defaultValue = "4.9E-324") double smallestDouble) {
    return most + " " + least + " " + rounded + " " + smallest + " " + mostDouble + " " + leastDouble
        + " " + smallestDouble;
  }
}
