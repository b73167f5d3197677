package kept;

import dev.wirecommand.WireModule;

/** All commands. */
@WireModule({Library.class, Bindings.class, Days.class})
public final class Everything {
  private Everything() {}
}
