package dev.wirecommand.processor.lock;

import java.util.SortedMap;

/**
 * A section of the lock file, which contains the command signatures of one class.
 *
 * @param name the class's canonical name
 * @param commands its commands by name
 * @param shapes the types that the commands reach, by name
 */
record LockedClass(
    String name, SortedMap<String, LockedCommand> commands, SortedMap<String, LockedShape> shapes) {

  /** Returns the shape of the type with the given name. */
  LockedShape shape(String type) {
    LockedShape shape = shapes.get(type);
    if (shape == null) {
      throw new IllegalArgumentException("no " + type + " in " + shapes.keySet());
    }
    return shape;
  }
}
