package shop;

import dev.wirecommand.WireCommand;

interface Catalogue {
  record Category(String name, Category parent) {}

  @WireCommand("category")
  Category category(String name);
}
