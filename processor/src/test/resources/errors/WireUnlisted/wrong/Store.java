package shop;

import dev.wirecommand.WireCommand;
import java.util.ArrayList;
import java.util.List;

abstract class Store<T> {
  private final List<T> things = new ArrayList<>();

  @WireCommand("add")
  void add(T thing) {
    things.add(thing);
  }
}
