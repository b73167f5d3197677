package shop;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireJackson;

interface Settings {
  class Theme {
    public String colour;
    public int size;
  }

  @WireCommand("theme")
  @WireJackson Theme theme();
}
