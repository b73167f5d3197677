package dev.wirecommand.processor.model;

import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.UnionType;
import java.util.List;
import java.util.SortedMap;

/**
 * A sound command class: what is to be written.
 *
 * @param owner the class
 * @param commands its commands, sorted by name
 * @param shapes the records, enums and sealed interfaces that their types reach, by key
 */
public record CommandClass(
    CommandOwner owner, List<Command> commands, SortedMap<String, NamedShape> shapes) {

  /**
   * The fields of a record.
   *
   * @param type the record
   * @return its fields
   */
  public RecordShape shape(RecordType type) {
    return (RecordShape) find(type.key());
  }

  /**
   * The constants of an enum.
   *
   * @param type the enum
   * @return its constants
   */
  public EnumShape shape(EnumType type) {
    return (EnumShape) find(type.key());
  }

  /**
   * The records of a sealed interface.
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
