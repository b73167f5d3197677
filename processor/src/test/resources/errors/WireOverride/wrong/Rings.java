package shop;

import dev.wirecommand.WireCommand;

class Rings implements Drawing {
  @Override
  @WireCommand("find")
  public Circle find(String name) {
    return new Circle(name.length());
  }
}
