package shop;

import dev.wirecommand.WireCommand;

interface Customers {
  class Address {
    String street;
    String town;
  }

  @WireCommand("address")
  Address address(String customer);
}
