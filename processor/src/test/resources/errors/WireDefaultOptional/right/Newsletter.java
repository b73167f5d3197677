package shop;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;

interface Newsletter {
  @WireCommand("subscribe")
  void subscribe(String mail, @Arg(defaultValue = "en") String language);
}
