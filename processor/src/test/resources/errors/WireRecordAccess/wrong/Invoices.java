package shop;

import dev.wirecommand.WireCommand;

class Invoices {
  private record Invoice(String number, long cents) {}

  @WireCommand("invoice")
  Invoice invoice(String number) {
    return new Invoice(number, 1999);
  }
}
