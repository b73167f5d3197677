package dev.wirecommand.processor.lock;

/**
 * The way to a type from the signature that reaches it.
 *
 * @param direction which way its values go
 * @param path the way, such as {@code order.lines[].price}
 * @param top whether it has no step yet
 * @param inRecord whether it leads through a field
 */
record Way(Direction direction, String path, boolean top, boolean inRecord) {
  /** Where the way to an argument begins. */
  static Way argument(String name) {
    return new Way(Direction.ARGUMENT, name, true, false);
  }

  /** Where the way to a result begins. */
  static Way result() {
    return new Way(Direction.RESULT, "result", true, false);
  }

  /** Where the way to an item of a result begins. */
  static Way item() {
    return new Way(Direction.RESULT, "item", true, false);
  }

  Way into(String step) {
    return new Way(direction, path + step, false, inRecord);
  }

  Way field(String name) {
    return new Way(direction, path + "." + LockedName.text(name), false, true);
  }

  boolean toServer() {
    return direction == Direction.ARGUMENT;
  }

  /** What it leads to, in a sentence. */
  String text() {
    if (!top) {
      return "'" + path + "'";
    }
    return toServer() ? "the argument '" + path + "'" : "the " + path;
  }

  /** What may be added in place of a change. */
  String beside() {
    if (toServer()) {
      return inRecord ? "add an optional field beside it" : "add an optional argument beside it";
    }
    return inRecord ? "add a field beside it" : "add a command beside this one";
  }
}
