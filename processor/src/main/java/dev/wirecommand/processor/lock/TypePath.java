package dev.wirecommand.processor.lock;

/**
 * The path to a type in a command's signature; the path begins at an argument or the result.
 *
 * @param direction the direction of its values
 * @param path the path, such as {@code order.lines[].price}
 * @param top whether the path has no steps
 * @param inRecord whether the path leads through a field
 */
record TypePath(Direction direction, String path, boolean top, boolean inRecord) {
  /** Returns the path to the type of an argument. */
  static TypePath argument(String name) {
    return new TypePath(Direction.ARGUMENT, name, true, false);
  }

  /** Returns the path to the type of a result. */
  static TypePath result() {
    return new TypePath(Direction.RESULT, "result", true, false);
  }

  /** Returns the path to the type of a result's items. */
  static TypePath item() {
    return new TypePath(Direction.RESULT, "item", true, false);
  }

  TypePath into(String step) {
    return new TypePath(direction, path + step, false, inRecord);
  }

  TypePath field(String name) {
    return new TypePath(direction, path + "." + LockedName.text(name), false, true);
  }

  boolean toServer() {
    return direction == Direction.ARGUMENT;
  }

  /** Returns a description of this path for messages. */
  String text() {
    if (!top) {
      return "'" + path + "'";
    }
    return toServer() ? "the argument '" + path + "'" : "the " + path;
  }

  /** Returns advice to add a field, argument or command instead of changing the type. */
  String beside() {
    if (toServer()) {
      return inRecord ? "add an optional field beside it" : "add an optional argument beside it";
    }
    return inRecord ? "add a field beside it" : "add a command beside this one";
  }
}
