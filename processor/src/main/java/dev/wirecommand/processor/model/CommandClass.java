package dev.wirecommand.processor.model;

import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.UnionType;
import java.util.List;
import java.util.SortedMap;

/**
 * The model of a valid command class. Everything is generated from this model.
 *
 * @param owner the class
 * @param commands its commands, sorted by name
 * @param shapes the records, enums and sealed interfaces that the commands' types reach, by key
 */
public record CommandClass(
    CommandOwner owner, List<Command> commands, SortedMap<String, NamedShape> shapes) {

  /**
   * Returns the fields of a record.
   *
   * @param type the record
   * @return its fields
   */
  public RecordShape shape(RecordType type) {
    return (RecordShape) find(type.key());
  }

  /**
   * Returns the constants of an enum.
   *
   * @param type the enum
   * @return its constants
   */
  public EnumShape shape(EnumType type) {
    return (EnumShape) find(type.key());
  }

  /**
   * Returns the records of a sealed interface.
   *
   * @param type the interface
   * @return its records
   */
  public UnionShape shape(UnionType type) {
    return (UnionShape) find(type.key());
  }

  private NamedShape find(String key) {
    NamedShape shape = shapes.get(key);
    if (shape == null) {
      throw new IllegalArgumentException("no " + key + " in " + shapes.keySet());
    }
    return shape;
  }
}
