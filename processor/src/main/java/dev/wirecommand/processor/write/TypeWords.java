package dev.wirecommand.processor.write;

import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.ListType;
import dev.wirecommand.processor.model.WireType.MapType;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.model.WireType.OptionalType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.ScalarType;

/** Types as a part of a method's name: {@code TextList}, {@code CommitMap}. */
final class TypeWords implements WireType.Visitor<String> {
  private final CommandClass commands;

  TypeWords(CommandClass commands) {
    this.commands = commands;
  }

  String of(WireType type) {
    return type.accept(this);
  }

  @Override
  public String scalar(ScalarType type) {
    return switch (type.scalar()) {
      case BOOLEAN -> "Boolean";
      case INT -> "Int";
      case LONG -> "Long";
      case TEXT -> "Text";
      case BYTES -> "Bytes";
      case BUFFER -> "Buffer";
    };
  }

  @Override
  public String list(ListType type) {
    return of(type.element()) + "List";
  }

  @Override
  public String optional(OptionalType type) {
    return "Optional" + of(type.value());
  }

  @Override
  public String map(MapType type) {
    return of(type.value()) + (type.key() == Scalar.TEXT ? "Map" : "MapByBytes");
  }

  @Override
  public String record(RecordType type) {
    String text = commands.shape(type.javaType()).text();
    return text.substring(text.lastIndexOf('.') + 1);
  }

  @Override
  public String nothing(NothingType type) {
    return "Nothing";
  }
}
