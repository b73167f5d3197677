package dev.wirecommand.processor.model;

/**
 * A place in the sources, identified by a key. It is an element, or the value of an annotation on
 * an element. Its key is the same in every round.
 *
 * @param key unique among places, such as {@code a.Git#log(int)}
 */
public record Place(String key) {
  /**
   * Returns the place of a named part inside this place.
   *
   * @param part the part's name
   * @return the place
   */
  public Place inside(String part) {
    return new Place(key + "/" + part);
  }
}
