package shop;

import dev.wirecommand.WireCommand;

interface Checkout {
  interface Payment {}

  record Cash(long cents) implements Payment {}

  record Card(String number) implements Payment {}

  @WireCommand("pay")
  void pay(Payment payment);
}
