package dev.wirecommand.processor.lock;

import java.util.SortedMap;
import java.util.SortedSet;

/** The parts of a type that has a name. */
sealed interface LockedShape {
  /** What it is, in the word that begins it in the file. */
  String word();

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
   * @param <R> what is made of a shape
   */
  interface Visitor<R> {
    R record(Fields shape);

    R enumeration(Constants shape);

    R union(Alternatives shape);
  }

  /**
   * A record.
   *
   * @param fields its fields by name
   */
  record Fields(SortedMap<String, LockedMember> fields) implements LockedShape {
    static final String WORD = "record";

    @Override
    public String word() {
      return WORD;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.record(this);
    }
  }

  /**
   * An enum.
   *
   * @param names its constants' names on the wire
   */
  record Constants(SortedSet<String> names) implements LockedShape {
    static final String WORD = "enum";

    @Override
    public String word() {
      return WORD;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.enumeration(this);
    }
  }

  /**
   * A sealed interface.
   *
   * @param records the name in the section of each of its records, by tag
   */
  record Alternatives(SortedMap<String, String> records) implements LockedShape {
    static final String WORD = "union";

    @Override
    public String word() {
      return WORD;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.union(this);
    }
  }
}
