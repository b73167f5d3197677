package shop;

import dev.wirecommand.WireCommand;

interface Customers {
  record Address(String street, String town) {}

  @WireCommand("address")
  Address address(String customer);
}
