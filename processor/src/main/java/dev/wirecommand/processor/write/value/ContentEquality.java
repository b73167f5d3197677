package dev.wirecommand.processor.write.value;

import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.RecordShape.Field;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.SequenceForm;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.CodecType;
import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.MapType;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.model.WireType.NullableType;
import dev.wirecommand.processor.model.WireType.OptionalType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.ScalarType;
import dev.wirecommand.processor.model.WireType.SequenceType;
import dev.wirecommand.processor.model.WireType.UnionType;
import java.util.HashSet;
import java.util.Set;

/** Tells whether Java values are equal if they are equal on the wire. Arrays are not. */
final class ContentEquality implements WireType.Visitor<Boolean> {
  private final CommandClass commands;
  private final Set<WireType> seen = new HashSet<>();

  private ContentEquality(CommandClass commands) {
    this.commands = commands;
  }

  static boolean holdsFor(WireType type, CommandClass commands) {
    return type.accept(new ContentEquality(commands));
  }

  @Override
  public Boolean scalar(ScalarType type) {
    return type.scalar() != Scalar.BYTES;
  }

  @Override
  public Boolean sequence(SequenceType type) {
    return type.form() != SequenceForm.ARRAY && type.element().accept(this);
  }

  @Override
  public Boolean optional(OptionalType type) {
    return type.value().accept(this);
  }

  @Override
  public Boolean nullable(NullableType type) {
    return type.value().accept(this);
  }

  @Override
  public Boolean map(MapType type) {
    return type.value().accept(this);
  }

  @Override
  public Boolean record(RecordType type) {
    return !seen.add(type)
        || commands.shape(type).fields().stream()
            .map(Field::type)
            .allMatch(field -> field.accept(this));
  }

  @Override
  public Boolean enumeration(EnumType type) {
    return true;
  }

  @Override
  public Boolean union(UnionType type) {
    return commands.shape(type).alternatives().stream().allMatch(record -> record.accept(this));
  }

  @Override
  public Boolean codec(CodecType type) {
    // What is equal is the application's affair.
    return true;
  }

  @Override
  public Boolean nothing(NothingType type) {
    return true;
  }
}
