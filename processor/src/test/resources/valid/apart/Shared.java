package apart;

import apart.more.Far;
import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Optional;

/** What commands of another source take, inherit and refer to. */
public class Shared extends Far<Shared.Plain> {
  static final String NAME = "by.constant";
  static final String DEFAULT = "7";

  public record Plain(String name, Optional<Integer> size) {}

  public record Checking(List<Plain> all) {
    public Checking {
      all = List.copyOf(all);
    }
  }

  public record Pair<A, B>(A first, B second) {}

  /** @deprecated in favour of nothing */
  @Deprecated
  public record Old(int a) {}

  @WireCommand("second")
  int second(@Arg(defaultValue = DEFAULT) int number) {
    return number;
  }

  @WireCommand("first")
  Plain first(Checking checking) {
    return checking.all().get(0);
  }

  interface Closing {
    @WireCommand("close")
    void close();
  }
}
