package dev.wirecommand.processor.model;

import java.util.List;

/**
 * An anchor: a class that lists others whose commands belong together.
 *
 * @param owner the anchor
 * @param listPlace where its list stands
 * @param parts the classes that it lists, in order
 * @param unresolved the names of those that do not exist, or not yet
 */
public record ModuleDeclaration(
    CommandOwner owner, Place listPlace, List<Part> parts, List<String> unresolved) {

  /**
   * A class that an anchor lists.
   *
   * @param place where it is listed
   * @param type the class, as declared
   * @param reachable whether the anchor's package can name its generated types
   */
  public record Part(Place place, ClassDeclaration type, boolean reachable) {}
}
