package shop;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.util.Optional;

interface Newsletter {
  @WireCommand("subscribe")
  void subscribe(String mail, @Arg(defaultValue = "en") Optional<String> language);
}
