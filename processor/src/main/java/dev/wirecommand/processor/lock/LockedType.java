package dev.wirecommand.processor.lock;

/** A type in the lock file, without details that peers can't see. */
sealed interface LockedType {
  /**
   * Calls the visitor's method for this kind of type.
   *
   * @param <R> the visitor's result
   * @param visitor the visitor
   * @return what the method returned
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor with one method for each kind of type.
   *
   * @param <R> the result
   */
  interface Visitor<R> {
    R scalar(Scalar type);

    R list(ListOf type);

    R map(MapOf type);

    R nullable(OrNull type);

    R codec(Coded type);

    R named(Named type);
  }

  /** Returns whether a value of this type may be null. */
  default boolean mayBeNull() {
    return this instanceof OrNull || equals(new Scalar(LockedScalar.ANY));
  }

  /** Returns the non-null variant of this type. */
  default LockedType present() {
    return this instanceof OrNull nullable ? nullable.value() : this;
  }

  /**
   * A scalar type, such as {@code int32} or {@code text}.
   *
   * @param scalar the type
   */
  record Scalar(LockedScalar scalar) implements LockedType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scalar(this);
    }
  }

  /**
   * A collection or array type, whose values are sent as CBOR arrays.
   *
   * @param element the type of its elements
   */
  record ListOf(LockedType element) implements LockedType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.list(this);
    }
  }

  /**
   * A map type, with one type for the keys and one for the values.
   *
   * @param key the type of its keys
   * @param value the type of its values
   */
  record MapOf(LockedType key, LockedType value) implements LockedType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.map(this);
    }
  }

  /**
   * A nullable type.
   *
   * @param value the type of the value, which is not nullable
   */
  record OrNull(LockedType value) implements LockedType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nullable(this);
    }
  }

  /**
   * A type with a codec that reads and writes its values.
   *
   * @param schema the type in CDDL
   */
  record Coded(String schema) implements LockedType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.codec(this);
    }
  }

  /**
   * A reference to a named type in the same section.
   *
   * @param name its name there
   */
  record Named(String name) implements LockedType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.named(this);
    }
  }
}
