package dev.wirecommand.command;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Values shared by the interceptors and the handler of one request. Safe for use by any thread. */
public final class Attributes {
  private final ConcurrentMap<Key<?>, Object> values = new ConcurrentHashMap<>();

  /** Makes an empty set of attributes. */
  public Attributes() {}

  /**
   * A typed key that identifies an attribute. Keys are compared by identity, so that equal names by
   * different authors do not collide.
   *
   * @param <T> the type of the attribute's values
   */
  @SuppressWarnings("UnusedTypeParameter") // It types what get and put take and give.
  public static final class Key<T> {
    private final String name;

    private Key(String name) {
      this.name = name;
    }

    /**
     * Makes a new key.
     *
     * @param <T> the type of the attribute's values
     * @param name its name, for people
     * @return a key like no other
     */
    public static <T> Key<T> of(String name) {
      return new Key<>(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Sets the value of an attribute.
   *
   * @param <T> its type
   * @param key its key
   * @param value its value
   */
  public <T> void set(Key<T> key, T value) {
    values.put(key, value);
  }

  /**
   * Returns the value of an attribute.
   *
   * @param <T> its type
   * @param key its key
   * @return its value, or null if it was not set
   */
  @SuppressWarnings("unchecked") // set puts nothing else there.
  public <T> @Nullable T get(Key<T> key) {
    return (T) values.get(key);
  }
}
