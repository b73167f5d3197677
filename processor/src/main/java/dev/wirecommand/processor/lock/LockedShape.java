package dev.wirecommand.processor.lock;

import java.util.SortedMap;
import java.util.SortedSet;

/** The fields, constants or records of a type, as the lock file lists them. */
sealed interface LockedShape {
  /** Returns the keyword of the type in the lock file. */
  String keyword();

  /**
   * Calls the visitor's method for this kind of shape.
   *
   * @param <R> the visitor's result
   * @param visitor the visitor
   * @return what the method returned
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor with one method for each kind of shape.
   *
   * @param <R> the result
   */
  interface Visitor<R> {
    R record(Fields shape);

    R enumeration(Constants shape);

    R union(Alternatives shape);
  }

  /**
   * The fields of a record.
   *
   * @param fields the fields by name
   */
  record Fields(SortedMap<String, LockedMember> fields) implements LockedShape {
    static final String KEYWORD = "record";

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.record(this);
    }
  }

  /**
   * The constants of an enum.
   *
   * @param names the constants' names on the wire
   */
  record Constants(SortedSet<String> names) implements LockedShape {
    static final String KEYWORD = "enum";

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.enumeration(this);
    }
  }

  /**
   * The records of a sealed interface.
   *
   * @param records the names of the records in the section, by tag
   */
  record Alternatives(SortedMap<String, String> records) implements LockedShape {
    static final String KEYWORD = "union";

    @Override
    public String keyword() {
      return KEYWORD;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.union(this);
    }
  }
}
