package dev.wirecommand.processor.write.value;

import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.NamedShape;
import dev.wirecommand.processor.model.Scalar;
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

/**
 * The names of generated helper methods and classes, such as {@code TextList} and {@code
 * CommitMap}. A name describes the type that the helper reads or writes.
 */
final class HelperNames implements WireType.Visitor<String> {
  private final CommandClass commands;

  HelperNames(CommandClass commands) {
    this.commands = commands;
  }

  String of(WireType type) {
    return type.accept(this);
  }

  @Override
  public String scalar(ScalarType type) {
    return ScalarCode.word(type.scalar());
  }

  @Override
  public String sequence(SequenceType type) {
    return of(type.element()) + type.form().word();
  }

  @Override
  public String optional(OptionalType type) {
    return "Optional" + of(type.value());
  }

  @Override
  public String nullable(NullableType type) {
    return "Nullable" + of(type.value());
  }

  @Override
  public String map(MapType type) {
    boolean isText = type.key() instanceof ScalarType key && key.scalar() == Scalar.TEXT;
    boolean isBytes = type.key() instanceof ScalarType key && key.scalar() == Scalar.BUFFER;
    return of(type.value()) + (isText ? "Map" : isBytes ? "MapByBytes" : "MapBy" + of(type.key()));
  }

  @Override
  public String record(RecordType type) {
    return (type.tag().isPresent() ? "Tagged" : "") + simple(commands.shape(type));
  }

  @Override
  public String enumeration(EnumType type) {
    return simple(commands.shape(type));
  }

  @Override
  public String union(UnionType type) {
    return simple(commands.shape(type));
  }

  private static String simple(NamedShape shape) {
    return shape.text().substring(shape.text().lastIndexOf('.') + 1);
  }

  @Override
  public String codec(CodecType type) {
    return CodecFields.simpleName(type);
  }

  @Override
  public String nothing(NothingType type) {
    return "Nothing";
  }
}
