package strict;

import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arrays of generic types as the last parameter. */
class Varargs {
  @SafeVarargs
  @WireCommand("lists")
  final int lists(List<String>... lists) {
    return lists.length;
  }

  @SafeVarargs
  @WireCommand("maps")
  final String maps(int first, Map<String, List<Integer>>... maps) {
    return first + ":" + maps.length;
  }

  @SafeVarargs
  @WireCommand("rows")
  final int rows(Optional<String>[]... rows) {
    return rows.length;
  }
}

interface Generic {
  @WireCommand("any")
  @SuppressWarnings("unchecked")
  int any(List<String>... lists);

}
