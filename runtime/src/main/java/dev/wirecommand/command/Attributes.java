package dev.wirecommand.command;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What the interceptors and the handler of one request leave for each other. Safe for use by any
 * thread.
 */
public final class Attributes {
  private final ConcurrentMap<Key<?>, Object> values = new ConcurrentHashMap<>();

  /** No attributes. */
  public Attributes() {}

  /**
   * Names an attribute. Two keys are the same only if they are one object, so that what different
   * authors name alike does not collide.
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
     * A new key.
     *
     * @param <T> the type of the attribute's values
     * @param name what it is called, for people
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
   * Sets an attribute, in the place of what it was before.
   *
   * @param <T> its type
   * @param key its key
   * @param value its value
   */
  public <T> void set(Key<T> key, T value) {
    values.put(key, value);
  }

  /**
   * Looks an attribute up.
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
