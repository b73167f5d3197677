package shop;

import dev.wirecommand.WireCommand;
import java.util.Optional;

interface Catalogue {
  record Category(String name, Optional<Category> parent) {}

  @WireCommand("category")
  Category category(String name);
}
