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
 * @param unfit what it lists besides, such as {@code int.class}
 */
public record ModuleDeclaration(
    CommandOwner owner,
    Place listPlace,
    List<Part> parts,
    List<String> unresolved,
    List<Unfit> unfit) {
  /** The maximum number of parts: the generated method has a parameter for each. */
  public static final int MOST_PARTS = 255;

  /**
   * An entry in the list that is no class.
   *
   * @param place its place in the list
   * @param text the type as in the source
   */
  public record Unfit(Place place, String text) {}

  /**
   * One of the classes that a {@code @WireModule} annotation lists.
   *
   * @param place its place in the list
   * @param type the class, as declared
   * @param accessible whether the anchor's package can name its generated types
   */
  public record Part(Place place, ClassDeclaration type, boolean accessible) {}
}
