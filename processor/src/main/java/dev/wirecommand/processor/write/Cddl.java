package dev.wirecommand.processor.write;

import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.RecordShape;
import dev.wirecommand.processor.model.RecordShape.Field;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.ListType;
import dev.wirecommand.processor.model.WireType.MapType;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.model.WireType.OptionalType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.ScalarType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Types in the notation of CDDL (RFC 8610). A record is spelled out where it first stands, and
 * given by its name after that: so the text of a tree ends.
 */
final class Cddl implements WireType.Visitor<String> {
  private static final String PLAIN_KEY = "[A-Za-z_$@]([A-Za-z0-9_$@.-]*[A-Za-z0-9_$@])?";

  private final CommandClass commands;
  private final Set<WireType> spelledOut = new HashSet<>();

  private Cddl(CommandClass commands) {
    this.commands = commands;
  }

  static String of(WireType type, CommandClass commands) {
    return type.accept(new Cddl(commands));
  }

  /** The type of an argument: that it may be left out stands beside it. */
  static String ofArgument(WireType type, CommandClass commands) {
    return of(type instanceof OptionalType optional ? optional.value() : type, commands);
  }

  @Override
  public String scalar(ScalarType type) {
    return scalar(type.scalar());
  }

  private static String scalar(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> "bool";
      case INT -> Integer.MIN_VALUE + ".." + Integer.MAX_VALUE;
      case LONG -> "int";
      case TEXT -> "tstr";
      case BYTES, BUFFER -> "bstr";
    };
  }

  @Override
  public String list(ListType type) {
    return "[* " + type.element().accept(this) + "]";
  }

  @Override
  public String optional(OptionalType type) {
    return type.value().accept(this) + " / null";
  }

  @Override
  public String map(MapType type) {
    return "{* " + scalar(type.key()) + " => " + type.value().accept(this) + "}";
  }

  @Override
  public String record(RecordType type) {
    RecordShape shape = commands.shape(type.javaType());
    if (!spelledOut.add(type)) {
      return shape.text();
    }
    List<Field> fields = shape.fields();
    return fields.isEmpty()
        ? "{}"
        : fields.stream().map(this::field).collect(Collectors.joining(", ", "{ ", " }"));
  }

  private String field(Field field) {
    String key = field.name().matches(PLAIN_KEY) ? field.name() : '"' + field.name() + '"';
    return field.type() instanceof OptionalType optional
        ? "? " + key + ": " + optional.value().accept(this)
        : key + ": " + field.type().accept(this);
  }

  @Override
  public String nothing(NothingType type) {
    return "null";
  }
}
