package shop;

import dev.wirecommand.WireCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

interface Bestsellers {
  @WireCommand("bestsellers")
  List<String> bestsellers(@Nullable int limit);
}
