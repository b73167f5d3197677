package dev.wirecommand.processor.model;

/**
 * Where in the sources something stands: an element or the value of an annotation on it, under a
 * key that is the same in every round.
 *
 * @param key unique among places, such as {@code a.Git#log(int)}
 */
public record Place(String key) {
  /**
   * A place inside of this one.
   *
   * @param part what it is called there
   * @return the place
   */
  public Place inside(String part) {
    return new Place(key + "/" + part);
  }
}
