package shop;

class NameStore extends Store<String> {}
