package shop;

class OrdersClient {
  String title() {
    return "Your orders";
  }
}
