package apart;

import apart.Shared.Checking;
import apart.Shared.Pair;
import apart.Shared.Plain;
import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.util.List;
import java.util.Map;

/** Of types in other sources, be they compiled before or at the same time. */
class Users extends Shared implements Shared.Closing {
  @WireCommand(NAME)
  List<Plain> named(@Arg(defaultValue = DEFAULT) long number, Map<String, Plain> plain) {
    return List.of();
  }

  @WireCommand("checking")
  Checking checking(Pair<String, Checking> pair) {
    return pair.second();
  }

  @WireCommand("old")
  @SuppressWarnings("deprecation")
  int old(Old old) {
    return old.a();
  }

  @Override
  Plain first(Checking other) {
    return super.first(other);
  }

  @Override
  public void close() {}
}

/** To be implemented by a client, since all that is abstract in it are commands. */
interface Remote extends Shared.Closing {
  @WireCommand("open")
  int open(String name);
}

interface Keyed<K> {
  @WireCommand("get")
  String get(K key);

  @WireCommand("keys")
  List<K> keys(Map<String, K> among);
}

interface Named extends Keyed<String> {
  @WireCommand("rename")
  void rename(String from, String to);
}
