package shop;

class OrdersView {
  String title() {
    return "Your orders";
  }
}
