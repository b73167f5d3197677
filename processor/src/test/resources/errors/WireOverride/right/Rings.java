package shop;

import dev.wirecommand.WireCommand;

class Rings implements Drawing {
  @Override
  public Circle find(String name) {
    return new Circle(name.length());
  }

  @WireCommand("radius")
  int radius(String name) {
    return find(name).radius();
  }
}
