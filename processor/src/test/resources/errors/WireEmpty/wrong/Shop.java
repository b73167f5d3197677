package shop;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireModule;

@WireModule({Shop.Opening.class, Shop.Closing.class})
interface Shop {
  interface Opening {
    @WireCommand("open")
    void open();
  }

  interface Closing {
    void close();
  }
}
