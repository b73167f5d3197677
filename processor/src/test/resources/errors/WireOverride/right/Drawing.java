package shop;

import dev.wirecommand.WireCommand;

interface Drawing {
  sealed interface Shape {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  @WireCommand("find")
  Shape find(String name);
}
