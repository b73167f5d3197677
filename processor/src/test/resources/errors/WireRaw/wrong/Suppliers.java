package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Suppliers {
  @WireCommand("suppliers")
  List suppliers();
}
