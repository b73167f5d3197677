package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.SortedMap;

/**
 * A sound command class: what is to be written.
 *
 * @param owner the class
 * @param commands its commands, sorted by name
 * @param records the records that their types reach, by the text of their type
 */
public record CommandClass(
    CommandOwner owner, List<Command> commands, SortedMap<String, RecordShape> records) {

  /**
   * The fields of a record.
   *
   * @param type the record
   * @return its fields
   */
  public RecordShape shape(TypeName type) {
    RecordShape shape = records.get(type.toString());
    if (shape == null) {
      throw new IllegalArgumentException("no record " + type + " in " + records.keySet());
    }
    return shape;
  }
}
