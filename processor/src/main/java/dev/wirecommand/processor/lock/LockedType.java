package dev.wirecommand.processor.lock;

/** A type, as peers can tell it from others. */
sealed interface LockedType {
  /**
   * Calls the visitor's method for this case.
   *
   * @param <R> what the visitor makes of it
   * @param visitor the visitor
   * @return what it returned
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each case.
   *
   * @param <R> what is made of a type
   */
  interface Visitor<R> {
    R scalar(Scalar type);

    R list(ListOf type);

    R map(MapOf type);

    R nullable(OrNull type);

    R codec(Coded type);

    R named(Named type);
  }

  /** Whether null is one of its values. */
  default boolean mayBeNull() {
    return this instanceof OrNull || equals(new Scalar(LockedScalar.ANY));
  }

  /** The type of a value that is not null. */
  default LockedType present() {
    return this instanceof OrNull nullable ? nullable.value() : this;
  }

  /**
   * A value without types in it.
   *
   * @param scalar which
   */
  record Scalar(LockedScalar scalar) implements LockedType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scalar(this);
    }
  }

  /**
   * An array on the wire.
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
   * A map whose keys are data.
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
   * A value or null.
   *
   * @param value the type of the value, which is not of this case
   */
  record OrNull(LockedType value) implements LockedType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nullable(this);
    }
  }

  /**
   * What a codec brings to the wire.
   *
   * @param schema the type in the notation of CDDL
   */
  record Coded(String schema) implements LockedType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.codec(this);
    }
  }

  /**
   * A type of the same section.
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
