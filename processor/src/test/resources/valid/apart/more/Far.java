package apart.more;

import dev.wirecommand.WireCommand;
import java.util.List;

/** Of its commands, the package keeps one to itself. */
public abstract class Far<T> {
  @WireCommand("far")
  public List<T> far(T value, List<T> more) {
    return List.of(value);
  }

  @WireCommand("near")
  void near() {}
}
