package dev.wirecommand.processor.model;

import java.util.List;

/**
 * The declaration of an anchor, which is a class with the annotation {@code WireModule}. It lists
 * other classes whose commands are served together.
 *
 * @param owner the anchor
 * @param listPlace the place of its list
 * @param parts the classes that it lists, in order
 * @param unresolved the names of listed classes that don't exist, or not yet
 */
public record ModuleDeclaration(
    CommandOwner owner, Place listPlace, List<Part> parts, List<String> unresolved) {

  /**
   * One of the classes that a {@code @WireModule} annotation lists.
   *
   * @param place its place in the list
   * @param type the class, as declared
   * @param accessible whether the anchor's package can name its generated types
   */
  public record Part(Place place, ClassDeclaration type, boolean accessible) {}
}
